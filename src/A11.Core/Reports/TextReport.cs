using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>For people: each finding with its line and a mark under it, then the run in numbers.</summary>
/// <param name="isColored">Whether to colour it by ANSI escape sequences (ECMA-48, SGR).</param>
/// <param name="width">The columns that there are; a longer source line is clipped to the part around the finding.</param>
public sealed class TextReport(bool isColored = false, int width = TextReport.DefaultWidth) : IReport
{
    /// <summary>The columns where nothing is known of a terminal.</summary>
    public const int DefaultWidth = 140;

    /// <summary>The columns that the line's number and the marks of clipping take up.</summary>
    private const int Margin = 9;

    private const int MinimumWidth = 20;

    /// <summary>The parameters of the escape sequence for each <see cref="Style"/>.</summary>
    private static readonly ImmutableArray<string> Codes = ["1", "2", "1;31", "1;33", "36", "32"];

    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter output)
    {
        var secrets = new SecretPlaces(report);
        foreach (var diagnostic in report.Result.Diagnostics)
        {
            WriteFinding(diagnostic, secrets.In(diagnostic.Path), output);
            output.Write('\n');
        }

        WriteSummary(report, output);
    }

    /// <summary>Writes the run in numbers alone.</summary>
    public void WriteSummary(CheckReport report, TextWriter output)
    {
        var summary = ReportSummary.Create(report);
        var headline = $"{summary.Headline}{(summary.NotCounted.Length == 0 ? "" : $", {summary.NotCounted}")}";
        output.Write($"{Paint(headline, report.Fails ? Style.Error : Style.Success)}\n");
        if (summary.Files > 0)
        {
            output.Write($"{summary.ByCategory}\n");
        }

        if (report.GoneFromBaseline > 0)
        {
            var verb = report.GoneFromBaseline == 1 ? "is" : "are";
            output.Write($"{ReportSummary.Number(report.GoneFromBaseline, "finding")} of the baseline {verb} gone; run “a11 baseline” to shrink it\n");
        }
    }

    private void WriteFinding(Diagnostic diagnostic, IReadOnlyList<TextSpan> secrets, TextWriter output)
    {
        var style = StyleOf(diagnostic.Severity);
        var place = $"{PrintableText.Name(diagnostic.Path)}:{diagnostic.Start.Line}:{diagnostic.Start.Column}:";
        var verdict = $"{diagnostic.Severity.ToName()} {diagnostic.Rule.Id}";
        output.Write($"{Paint(place, Style.Strong)} {Paint(verdict, style)}: {PrintableText.Line(diagnostic.Message)}\n");
        if (diagnostic.Text is { } text && diagnostic.Span != default)
        {
            WriteLine(diagnostic, text, secrets, style, output);
        }

        WriteHints(diagnostic, output);
    }

    private void WriteLine(Diagnostic diagnostic, SourceText text, IReadOnlyList<TextSpan> secrets, Style style, TextWriter output)
    {
        var snippet = Snippet.Create(diagnostic, text, secrets, Math.Max(MinimumWidth, width - Margin));
        var number = diagnostic.Start.Line.ToString(CultureInfo.InvariantCulture).PadLeft(4);
        var margin = new string(' ', number.Length);
        output.Write($"{Paint(number + " |", Style.Faint)} {snippet.Text}\n");
        output.Write($"{Paint(margin + " |", Style.Faint)} {new string(' ', snippet.MarkStart)}{Paint(new string('^', snippet.MarkLength), style)}\n");
    }

    private void WriteHints(Diagnostic diagnostic, TextWriter output)
    {
        foreach (var related in diagnostic.Related)
        {
            var place = $"{PrintableText.Name(related.Path)}:{related.Start.Line}:{related.Start.Column}";
            output.Write($"     {Paint("see", Style.Faint)} {place}: {PrintableText.Line(related.Message)}\n");
        }

        if (diagnostic.Fix is { } fix)
        {
            var command = fix.Safety == FixSafety.Unsafe ? "a11 fix --unsafe" : "a11 fix";
            output.Write($"     {Paint("fix", Style.Success)} {PrintableText.Line(fix.Title)} ({command})\n");
        }
    }

    private static Style StyleOf(Severity severity) => severity switch
    {
        Severity.Error => Style.Error,
        Severity.Warning => Style.Warning,
        _ => Style.Info,
    };

    private string Paint(string text, Style style) => isColored ? $"\e[{Codes[(int)style]}m{text}\e[0m" : text;

    private enum Style
    {
        Strong,
        Faint,
        Error,
        Warning,
        Info,
        Success,
    }
}
