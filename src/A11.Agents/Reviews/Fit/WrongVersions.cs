using A11.Agents.Acceptance;
using A11.Agents.Changes;
using A11.Agents.Generation.Facts;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Files;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Agents.Reviews.Fit;

/// <summary>Finds versions of a language that are older than what the repository itself says that it needs.</summary>
internal static class WrongVersions
{
    /// <summary>Inputs of setup actions, images, and the languages that they bring.</summary>
    private static readonly (string Language, string Input, string Image)[] Languages =
        [("Go", "go-version", "golang"), ("Node.js", "node-version", "node"), ("Python", "python-version", "python"), (".NET", "dotnet-version", "mcr.microsoft.com/dotnet/sdk")];

    public static IEnumerable<Diagnostic> Find(ReviewRequest request, TaskWords words)
    {
        var needed = new Lazy<IReadOnlyList<NeededVersion>>(() => NeededVersion.ReadAll(request.Job.Files, request.Job.Root));
        foreach (var change in request.Changes.Where(change => change.Kind is ChangeKind.Added or ChangeKind.Modified))
        {
            var text = FileContent.Decode(change.Content.Span).Text;
            foreach (var used in UsedIn(change.Path, text).GroupBy(used => used.Language))
            {
                // A matrix may go further back than what the others need; only where all are too old nothing works.
                var (_, version, span) = used.MaxBy(used => used.Version);
                if (needed.Value.FirstOrDefault(need => need.Language == used.Key) is { } need && version < need.Version && !words.Mentions($"{version.Major}.{version.Minor}") && !words.Requests([$"{version.Major}"]))
                {
                    yield return Observation.Refuse(change.Path, text, span, $"This uses {used.Key} {(version.Minor == int.MaxValue ? $"{version.Major}" : version)}, but {need.Source} needs {need.Version}. Use {need.Version} or newer.");
                }
            }
        }
    }

    private static IEnumerable<(string Language, Version Version, TextSpan Span)> UsedIn(string path, SourceText text) => GeneratedFiles.KindOf(path) switch
    {
        GeneratedFileKind.Workflow when WorkflowFile.Parse(text) is { } workflow => workflow.Jobs.SelectMany(UsedBy),
        GeneratedFileKind.Dockerfile => DockerfileModel.Parse(text).Stages
            .Where(stage => stage is { Parent: null, Image: { Tag: not null, IsDynamic: false } })
            .SelectMany(stage => Read(Languages.FirstOrDefault(language => language.Image == stage.Image.ShortName).Language, stage.Image.Tag!, stage.ImageSpan)),
        _ => [],
    };

    private static IEnumerable<(string Language, Version Version, TextSpan Span)> UsedBy(WorkflowJob job) => job.Steps.SelectMany(step => Languages
        .Where(language => step.FindInputPlace(language.Input) is not null)
        .SelectMany(language => job.FindInputs(step, language.Input).SelectMany(value => Read(language.Language, value, step.FindInputPlace(language.Input)!.Value.Span))));

    private static IEnumerable<(string Language, Version Version, TextSpan Span)> Read(string? language, string value, TextSpan span) =>
        language is not null && VersionNumber.Read(value.TrimStart('v')) is { } version ? [(language, Complete(value.TrimStart('v'), version), span)] : [];

    /// <summary>A version that leaves numbers open stands for the newest of its line: <c>22</c>, <c>8.x</c>.</summary>
    private static Version Complete(string text, Version version) => text.Split('-')[0].Split('.') is [_] or [_, "x" or "*", ..] ? new Version(version.Major, int.MaxValue) : new Version(version.Major, version.Minor);
}
