//! The parts of the compiler's output.

/// An error with everything that is printed below it.
pub(crate) struct Diagnostic<'s> {
    lines: Vec<&'s str>,
}

impl<'s> Diagnostic<'s> {
    /// Returns the errors of a `.stderr` file.
    pub(crate) fn errors(stderr: &'s str) -> Vec<Self> {
        let mut errors: Vec<Self> = Vec::new();
        for line in stderr.lines() {
            if line.starts_with("error") || line.starts_with("warning") {
                errors.push(Self { lines: Vec::new() });
            }
            if let Some(error) = errors.last_mut() {
                error.lines.push(line);
            }
        }
        errors.retain(|error| error.message().starts_with("error"));
        errors
    }

    /// Returns the first line.
    pub(crate) fn message(&self) -> &'s str {
        self.lines.first().unwrap_or(&"")
    }

    /// Returns the message of an error that the macros or a generated constant report.
    pub(crate) fn own_message(&self) -> Option<&'s str> {
        self.message()
            .strip_prefix("error: ")
            .or_else(|| self.message().strip_prefix("error[E0080]: evaluation panicked: "))
    }

    /// Returns the line and the column.
    pub(crate) fn place(&self) -> (u32, u32) {
        let arrow = self.lines.iter().find_map(|line| line.trim_start().strip_prefix("--> "));
        let mut numbers = arrow.unwrap_or("").rsplit(':').map(|number| number.parse().unwrap_or(0));
        let column = numbers.next().unwrap_or(0);
        (numbers.next().unwrap_or(0), column)
    }

    /// Returns the lines of source and of marks, without notes.
    fn snippet(&self) -> impl Iterator<Item = &'s str> {
        let notes = ["note:", "help:"];
        let lines = self.lines.iter().skip(1).copied();
        lines.take_while(move |line| {
            !notes.iter().any(|note| line.starts_with(note)) && !line.trim_start().starts_with("= ")
        })
    }

    /// Returns whether the primary span covers several lines.
    pub(crate) fn spans_lines(&self) -> bool {
        self.snippet().any(|line| line.contains("_^"))
    }

    /// Returns the code that is marked as wrong.
    pub(crate) fn marked(&self) -> Vec<&'s str> {
        let lines: Vec<_> = self.snippet().collect();
        let pairs = lines.windows(2).filter_map(|pair| match pair {
            [source, marks] if marks.contains('^') => {
                let start = marks.find('^')?;
                let end = marks.rfind('^')? + 1;
                source.get(start..end.min(source.len()))
            }
            _ => None,
        });
        pairs.collect()
    }
}
