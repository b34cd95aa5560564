using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Reports;
using A11.Core.Text;

namespace A11.Core.Tests.Reports;

/// <summary>A small run that has one of everything: what the reports' tests write down.</summary>
internal static class Sample
{
    public const string Dockerfile = "FROM debian\nRUN\tcurl x  | sh\n";

    public static CheckDescriptor Pin { get; } = new("AXD9001", "pin-it", "Pin it", Severity.Error, Category.Reproducible) { Aliases = ["hadolint/DL9001", "trivy/DS9001"], Fix = FixSafety.Safe };

    public static CheckDescriptor Pipe { get; } = new("AXD9002", "no-pipe", "Pipe nothing into a shell", Severity.Warning, Category.Secure);

    public static CheckDescriptor Ignore { get; } = new("AXG9003", "ignore-file", "Say what to leave out", Severity.Info, Category.Small) { OptIn = true };

    public static CheckDescriptor Secret { get; } = new("AXX9004", "no-secret", "Keep secrets out", Severity.Error, Category.Secure) { FindsSecrets = true };

    public static CheckDescriptor Boundary { get; } = new("AXB9005", "boundary", "Stay inside", Severity.Error, Category.Secure) { Suppressible = false };

    public static CheckReport Report { get; } = Create();

    /// <summary>A finding at a part of a text, which is named by what stands there.</summary>
    public static Diagnostic Find(CheckDescriptor rule, string path, string text, string part, string message) =>
        new(rule, path, new TextSpan(text.IndexOf(part, StringComparison.Ordinal), part.Length), message) { Text = new SourceText(text) };

    public static CheckReport ReportOf(params ImmutableArray<Diagnostic> diagnostics) =>
        new(new AnalysisResult(diagnostics, [], [.. diagnostics.Select(diagnostic => diagnostic.Path).Distinct()]));

    public static string Write(this IReport report, CheckReport run)
    {
        using var output = new StringWriter();
        report.Write(run, output);
        return output.ToString();
    }

    private static CheckReport Create()
    {
        var pin = Find(Pin, "a b/Dockerfile", Dockerfile, "debian", "The base image “debian” moves; 100% sure, name: a tag.") with
        {
            Fix = new Fix("Add the tag 12.8", [new TextEdit(new TextSpan(11, 0), ":12.8")], FixSafety.Safe),
            OwnAliases = ["hadolint/DL9001"],
        };
        var pipe = Find(Pipe, "a b/Dockerfile", Dockerfile, "curl x  | sh", "What is downloaded is run unseen.") with
        {
            Severity = Severity.Warning,
            Related = [new RelatedLocation("a b/Dockerfile", new LinePosition(1, 1), new LinePosition(1, 5), "the stage")],
        };
        var ignore = new Diagnostic(Ignore, "compose.yaml", default, "There is no .dockerignore.") { Text = new SourceText("services:\n") };
        var suppressed = Find(Pin, "compose.yaml", "services:\n", "services", "Known.");
        return new CheckReport(new AnalysisResult([pin, pipe, ignore], [suppressed], ["a b/Dockerfile", "compose.yaml", "ok.yml"]));
    }
}
