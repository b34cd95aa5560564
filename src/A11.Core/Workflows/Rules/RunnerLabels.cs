using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at the labels by which a job asks for a runner.</summary>
public sealed class RunnerLabels : WorkflowRule
{
    private static readonly string[] Systems = ["ubuntu", "windows", "macos"];

    /// <summary>Other names of the systems, which no label of GitHub's begins with.</summary>
    private static readonly FrozenDictionary<string, string> OtherNames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["linux"] = "ubuntu",
        ["debian"] = "ubuntu",
        ["win"] = "windows",
        ["mac"] = "macos",
        ["osx"] = "macos",
        ["darwin"] = "macos",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly TextListOption Own = new("labels", "Labels of the repository's own runners; * and ? match as in file patterns.", []);

    private static readonly CheckDescriptor Unknown = new("AXW0205", "unknown-runner-label", "Runner labels should be known", Severity.Info, Category.Correct)
    {
        Aliases = ["actionlint/runner-label"],
        OptIn = true,
        Options = [Own],
    };

    private static readonly CheckDescriptor Retired = new("AXW0203", "retired-runner", "Jobs must not run on retired images", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/runner-label"],
    };

    private static readonly CheckDescriptor Misspelled = new("AXW0204", "misspelled-runner-label", "Runner labels should name an image that GitHub has", Severity.Warning, Category.Correct)
    {
        Aliases = ["actionlint/runner-label"],
    };

    private static readonly CheckDescriptor Conflicting = new("AXW0206", "conflicting-runner-labels", "Runner labels must not exclude each other", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/runner-label"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Unknown;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Unknown, Retired, Misspelled, Conflicting];

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        var labels = job.Runner.Labels;
        var isOwn = job.Runner.Group is not null || labels.Any(static label => RunnerCatalog.Find(label.Text)?.Kind is RunnerKind.SelfHosted);
        foreach (var label in labels)
        {
            Check(label, job, isOwn, context);
        }

        CheckConflicts([.. labels.Where(static label => !label.IsFromMatrix)], context);
    }

    private void Check(RunnerLabel label, WorkflowJob job, bool isOwn, RuleContext context)
    {
        if (RunnerCatalog.Find(label.Text) is { } known)
        {
            if (known.IsRetired && !isOwn)
            {
                var since = known.Retirement is { } day ? $" on {day}" : "";
                context.Report(Retired, label.Value.ValueSpan, $"GitHub retired {label.Text}{since}, so job {job.Id} waits for a runner that never comes. Use {RunnerCatalog.NewestLike(known)}.");
            }
        }
        else if (label.Text.Length > 0 && !context.Option(this, Own).Any(own => PathPattern.TryParse(own, out var pattern, out _) && pattern.IsMatch(label.Text)))
        {
            if (!isOwn && FindMeant(label.Text) is { } meant)
            {
                context.Report(Misspelled, label.Value.ValueSpan, $"GitHub has no runner {label.Text}, so job {job.Id} waits for a runner that never comes unless you host one. Use {meant}.");
            }
            else
            {
                context.Report(Unknown, label.Value.ValueSpan, $"{label.Text} is no label of GitHub's runners. If it is your runner's, list it under self-hosted-runner in .github/actionlint.yaml.");
            }
        }
    }

    /// <summary>
    /// An image of GitHub's that is meant: by a label with a misspelled system or a misspelled <c>latest</c>, by the latest of a system under another of its names, or by a version older than the newest that never
    /// was one. A newer version may have come since, and what else stands behind a system's name, as in <c>ubuntu-x64</c>, is most often an owner's.
    /// </summary>
    private static string? FindMeant(string label)
    {
        if (label.Split('-') is not [var system, var image, ..])
        {
            return null;
        }

        if (OtherNames.TryGetValue(system, out var name))
        {
            return label.Length == system.Length + image.Length + 1 && Spelling.Nearest(image, "latest") is not null ? $"{name}-latest" : null;
        }

        return Spelling.Nearest(system, Systems) is { } meant ? FindImage(label, image, meant, isExact: system == meant) : null;
    }

    private static string? FindImage(string label, string image, string system, bool isExact)
    {
        KnownRunner[] hosted =
        [
            .. RunnerCatalog.All.Where(runner => runner is { IsRetired: false, Kind: RunnerKind.Hosted } && runner.Label.StartsWith(system + "-", StringComparison.Ordinal))
                .OrderByDescending(static runner => runner.Label, StringComparer.Ordinal),
        ];
        if (hosted.Any(runner => label.StartsWith(runner.Label + "-", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var nearest = Spelling.Nearest(label, [.. hosted.Select(static runner => runner.Label)]);
        if (!TryParseVersion(image, out var version))
        {
            return Spelling.Nearest(image, "latest") is null ? null : nearest;
        }

        var isOlder = version < hosted.Max(static runner => TryParseVersion(runner.Label.Split('-')[1], out var known) ? known : 0);
        return !isExact ? nearest : isOlder ? nearest ?? RunnerCatalog.NewestLike(hosted[0]) : null;
    }

    private static bool TryParseVersion(string text, out decimal version) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out version);

    private static void CheckConflicts(ImmutableArray<RunnerLabel> labels, RuleContext context)
    {
        var first = labels.FirstOrDefault(static label => RunnerCatalog.Find(label.Text) is { Images.IsEmpty: false });
        if (first is null)
        {
            return;
        }

        var images = RunnerCatalog.Find(first.Text)!.Images;
        foreach (var label in labels)
        {
            if (RunnerCatalog.Find(label.Text) is { Images.IsEmpty: false } known && !known.Images.Any(images.Contains))
            {
                context.Report(Conflicting, label.Value.ValueSpan, $"No runner has both {first.Text} and {label.Text}, and a job needs all of its labels. To run on each, use a matrix.", related: [context.Locate(first.Value.ValueSpan, "the other label")]);
            }
        }
    }
}
