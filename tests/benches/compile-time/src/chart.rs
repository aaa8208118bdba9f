//! The chart of CPU time by number of endpoints, with a panel for each profile.

use std::{error::Error, path::Path};

use plotters::prelude::*;

use crate::{
    cargo::PROFILES,
    contender::Contender,
    measure::{Measurements, Plan},
};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn color(contender: Contender) -> RGBColor {
    // The Okabe-Ito palette, whose colors color-blind readers can distinguish.
    match contender {
        Contender::Pathlore => RGBColor(0, 114, 178),
        Contender::Hand => RGBColor(0, 158, 115),
        _ => RGBColor(213, 94, 0),
    }
}

/// Draws the chart.
pub(crate) fn draw(file: &Path, measurements: &[Measurements], plan: &Plan) -> Result<()> {
    let area = SVGBackend::new(file, (1080, 360)).into_drawing_area();
    area.fill(&WHITE)?;
    for (panel, profile) in area.split_evenly((1, PROFILES.len())).iter().zip(PROFILES) {
        let sizes = plan.sizes(profile);
        let last = *sizes.last().ok_or("no sizes")?;
        let highest =
            measurements.iter().flat_map(|measured| measured.times(profile)).fold(0.0, f64::max);
        let mut chart = ChartBuilder::on(panel)
            .caption(profile.name(), ("sans-serif", 18))
            .margin(12)
            .x_label_area_size(36)
            .y_label_area_size(48)
            .build_cartesian_2d(0..last, 0.0..highest * 1.05)?;
        chart
            .configure_mesh()
            .x_desc("endpoints")
            .y_desc("seconds")
            .x_labels(5)
            .light_line_style(TRANSPARENT)
            .draw()?;
        for measured in measurements {
            let color = color(measured.contender);
            let points: Vec<_> = sizes.iter().copied().zip(measured.times(profile)).collect();
            chart
                .draw_series(LineSeries::new(points.iter().copied(), color.stroke_width(2)))?
                .label(measured.contender.name())
                .legend(move |(x, y)| {
                    PathElement::new([(x, y), (x + 16, y)], color.stroke_width(2))
                });
            chart.draw_series(points.iter().map(|point| Circle::new(*point, 3, color.filled())))?;
        }
        chart
            .configure_series_labels()
            .position(SeriesLabelPosition::UpperLeft)
            .background_style(WHITE.mix(0.8))
            .border_style(BLACK.mix(0.3))
            .draw()?;
    }
    area.present()?;
    Ok(())
}
