//! The chart of the report.

use std::path::Path;

use pathlore_bench_run_time::{Contender, Workload};
use plotters::prelude::*;

use crate::results::{BoxError, Results};

/// The range of the axis. Larger ratios end at the edge, because ruma's copies of raw bodies would
/// make all other bars too short.
const LEAST: f64 = 0.25;
const MOST: f64 = 8.0;

const PATHLORE: RGBColor = RGBColor(0x1b, 0x7a, 0x5a);
const RUMA: RGBColor = RGBColor(0xd0, 0x8c, 0x3c);

/// Draws the instructions of pathlore and ruma relative to hand, for messages of a fixed size.
pub(crate) fn draw(results: &Results, file: &Path) -> Result<(), BoxError> {
    let workloads: Vec<Workload> =
        Workload::ALL.iter().copied().filter(|workload| !workload.kind().grows()).collect();
    let count = workloads.len();
    let height = 90 + 26 * u32::try_from(count)?;
    let area = SVGBackend::new(file, (960, height)).into_drawing_area();
    area.fill(&WHITE)?;
    let names = |row: &f64| {
        let mut rows = workloads.iter().rev().zip(0_u32..);
        let of_row = rows.find(|(_, at)| (f64::from(*at)..f64::from(at + 1)).contains(row));
        of_row.map_or_else(String::new, |(workload, _)| workload.name().to_owned())
    };
    let rows = f64::from(u32::try_from(count)?);
    let mut chart = ChartBuilder::on(&area)
        .caption("instructions, hand = 1", ("sans-serif", 18))
        .margin(12)
        .x_label_area_size(28)
        .y_label_area_size(210)
        .build_cartesian_2d((LEAST..MOST).log_scale().base(2.0), 0.0..rows)?;
    chart
        .configure_mesh()
        .disable_mesh()
        .y_labels(count)
        .y_label_formatter(&names)
        .x_label_formatter(&|ratio| format!("{ratio}"))
        .label_style(("sans-serif", 13))
        .draw()?;
    for (contender, color, bottom) in
        [(Contender::Ruma, RUMA, 0.12), (Contender::Pathlore, PATHLORE, 0.5)]
    {
        let bars = workloads.iter().rev().zip(0_u32..).map(|(&workload, row)| {
            let hand = results.of(workload, Contender::Hand).instructions;
            let ratio = results.of(workload, contender).instructions / hand;
            let low = f64::from(row) + bottom;
            let end = ratio.clamp(LEAST, MOST);
            Rectangle::new([(1.0, low), (end, low + 0.36)], color.filled())
        });
        chart
            .draw_series(bars)?
            .label(contender.name())
            .legend(move |(x, y)| Rectangle::new([(x, y - 5), (x + 14, y + 5)], color.filled()));
    }
    chart.draw_series(LineSeries::new([(1.0, 0.0), (1.0, rows)], BLACK))?;
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperRight)
        .background_style(WHITE)
        .border_style(BLACK)
        .label_font(("sans-serif", 13))
        .draw()?;
    area.present()?;
    Ok(())
}
