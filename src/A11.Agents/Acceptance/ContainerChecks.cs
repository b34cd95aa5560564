using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Docker.Model;
using A11.Core.Images;

namespace A11.Agents.Acceptance;

/// <summary>Checks on Dockerfiles.</summary>
internal static partial class ContainerChecks
{
    private static readonly string[] SmallVariants = ["slim", "alpine", "distroless", "chiseled", "scratch", "busybox"];

    /// <summary>What is a request, or what makes one: an address, the line that a request begins with, and the clients of Python, Ruby and Node.js.</summary>
    private static readonly string[] Requests = ["http://", "https://", "HTTP/1.", "http.client", "net/http", "http.get("];

    private static readonly string[] Shells = ["sh", "/bin/sh", "bash", "/bin/bash", "ash", "/bin/ash", "dash", "/bin/dash", "zsh", "/bin/zsh", "/usr/bin/env"];

    private static CriterionEvidence JudgeImages(TaskResult result, Func<Stage, DockerfileModel, bool> isKept, string kept, string broken) =>
        result.Dockerfiles.All(file => file.Final is { } final && isKept(final, file))
            ? new CriterionEvidence(true, kept).At(result.Dockerfiles.Select(file => result.PlaceOf(file, file.Final!.Place)))
            : new(false, broken);

    /// <summary>Where the final stages have instructions, the first keyword that they have one of.</summary>
    private static IEnumerable<CriterionPlace?> PlacesOf(TaskResult result, params string[] keywords) =>
        result.Dockerfiles.Select(file => keywords.Select(keyword => result.PlaceOf(file, file.Final?.FindPlace(keyword))).FirstOrDefault(place => place is not null));

    /// <summary>Where stages begin with images.</summary>
    private static IEnumerable<CriterionPlace?> PlacesOf(TaskResult result, Func<ImageReference, bool> isMeant) =>
        result.Dockerfiles.SelectMany(file => file.Stages.Where(stage => isMeant(stage.Image)).Select(stage => result.PlaceOf(file, stage.ImageSpan)));

    private static CriterionEvidence JudgeStages(TaskResult result)
    {
        var found = JudgeImages(result, IsMultiStage, "The last stage takes what earlier ones built.", "There is only one stage, or the last takes nothing from the others.");
        return found.Verdict == CriterionVerdict.Met ? found.At(result.Dockerfiles.Select(file => result.PlaceOf(file, file.Final!.CopyPlace))) : found;
    }

    private static bool IsMultiStage(Stage final, DockerfileModel file) =>
        file.Stages.Length > 1 && final.TakesFromStages;

    private static CriterionEvidence JudgeStages(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var missing = parts.Where(part => !result.Dockerfiles.All(file => file.Stages.Any(stage => stage.Name.Equals(part.Name, StringComparison.OrdinalIgnoreCase)))).Select(part => part.Name).ToArray();
        return missing.Length == 0 ? new CriterionEvidence(true, $"The stages are there: {string.Join(", ", parts.Select(part => part.Name))}.")
                .At(result.Dockerfiles.SelectMany(file => file.Stages.Where(stage => parts.Any(part => stage.Name.Equals(part.Name, StringComparison.OrdinalIgnoreCase))).Select(stage => result.PlaceOf(file, stage.Place))))
            : new(false, $"There is no stage {string.Join(", ", missing)}.");
    }

    private static CriterionEvidence JudgeUser(TaskResult result)
    {
        var users = result.Dockerfiles.Select(file => file.Final is { } final ? RuntimeUser.Find(final) : null).ToArray();
        return users.Any(user => user is null || user.IsRoot == true || user is { IsStated: false, IsRoot: null }) ? new(false, "The last stage runs as root.")
            : users.Any(user => user!.IsRoot is null) ? CriterionEvidence.Open("Who the last stage runs as, a variable says.")
            : new CriterionEvidence(true, users.All(user => user!.IsStated) ? "The last stage ends with a USER that is not root." : "The last stage runs as its base image's user, which is not root.")
                .At(result.Dockerfiles.Select((file, index) => result.PlaceOf(file, users[index]!.SourceSpan ?? file.Final!.Place)));
    }

    private static CriterionEvidence JudgeUser(string name, TaskResult result) => result.Dockerfiles.All(file => file.Final is { } final && RuntimeUser.Find(final).Name == name)
        ? new CriterionEvidence(true, $"The last stage runs as {name}.").At(PlacesOf(result, "USER"))
        : new(false, $"The last stage does not run as {name}.");

    private static CriterionEvidence JudgeHealth(TaskResult result, Requirement part)
    {
        if (result.Dockerfiles.Any(file => file.Final?.HealthCheck is null))
        {
            return new(false, "The image has no HEALTHCHECK, since nothing was found that it serves.");
        }

        return ComposeChecks.Table.Judge([part], new CheckContext(result)) ?? new CriterionEvidence(true, "The image has a HEALTHCHECK.").At(PlacesOf(result, "HEALTHCHECK"));
    }

    /// <summary>Whether the check asks an HTTP endpoint, and the one that is named.</summary>
    private static CriterionEvidence JudgeEndpoint(string path, TaskResult result) =>
        result.Dockerfiles.Any(file => file.Final?.HealthCheck is null) ? new(false, "The image has no HEALTHCHECK, since nothing was found that it serves.")
        : result.Dockerfiles.Any(file => AsksEndpoint(file.Final!.HealthCheck!) == false) ? new(false, "No health endpoint was found in the sources, so none is asked.")
        : path.Length > 0 && result.Dockerfiles.Any(file => !HasPath(file.Final!.HealthCheck!, path)) ? new(false, $"The health check does not ask {path}.")
        : result.Dockerfiles.Any(file => AsksEndpoint(file.Final!.HealthCheck!) is null) ? CriterionEvidence.Open("Whether the health check asks an endpoint can't be told.")
        : new CriterionEvidence(true, "The health check asks an endpoint.").At(PlacesOf(result, "HEALTHCHECK"));

    /// <summary>Whether a health check asks an HTTP endpoint; null where “http” in it may mean that or not (<c>pgrep httpd</c>).</summary>
    public static bool? AsksEndpoint(string check) =>
        Requests.Any(mark => check.Contains(mark, StringComparison.OrdinalIgnoreCase)) || check.Split([' ', '"', '\'', ',', '[', '/']).Any(word => word is "curl" or "wget") ? true
        : check.Contains("http", StringComparison.OrdinalIgnoreCase) ? null
        : false;

    /// <summary>Whether a text names a path, as a whole.</summary>
    public static bool HasPath(string text, string path)
    {
        for (var at = text.IndexOf(path, StringComparison.Ordinal); at >= 0; at = text.IndexOf(path, at + 1, StringComparison.Ordinal))
        {
            var end = at + path.Length;
            if (end == text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] is '/' or '-' or '_' or '.'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the final stages set labels: the named ones, or any.</summary>
    private static CriterionEvidence JudgeLabels(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var isAny = parts.Any(part => part.Name.Length == 0);
        var labels = result.Dockerfiles.Select(file => (File: file, Labels: (file.Final?.Labels ?? []).Where(label => isAny || parts.Any(part => label.Value == part.Name)).ToArray())).ToArray();
        var missing = parts.Where(part => part.Name.Length > 0 && !labels.All(pair => pair.Labels.Any(label => label.Value == part.Name))).Select(part => part.Name).ToArray();
        return missing.Length > 0 ? new(false, $"The image has no label {string.Join(", ", missing)}.")
            : labels.Any(pair => pair.Labels.Length == 0) ? new(false, "The image has no label.")
            : new CriterionEvidence(true, $"Labels: {string.Join(", ", labels.SelectMany(pair => pair.Labels).Select(label => label.Value).Distinct(StringComparer.Ordinal))}.")
                .At(labels.SelectMany(pair => pair.Labels.Select(label => result.PlaceOf(pair.File, label.Span))));
    }

    /// <summary>Whether the final stages have an ENTRYPOINT, and it starts the named command.</summary>
    private static CriterionEvidence JudgeEntryPoint(Requirement part, TaskResult result)
    {
        var entries = result.Dockerfiles.Select(file => file.Final?.EntryPoint).ToArray();
        var other = Array.Find(entries, entry => entry is not null && part.Name.Length > 0 && (entry.IsExec ? string.Join(' ', entry.Words) : entry.Arguments.Trim()) != part.Name);
        return entries.Any(entry => entry is null) ? new(false, "The image has no ENTRYPOINT.")
            : other is not null ? new CriterionEvidence(false, $"The ENTRYPOINT starts “{string.Join(' ', other.Words)}”.").At(PlacesOf(result, "ENTRYPOINT"))
            : new CriterionEvidence(true, "The image has the ENTRYPOINT.").At(PlacesOf(result, "ENTRYPOINT"));
    }

    private static CriterionEvidence JudgeWorkingDirectory(string path, TaskResult result)
    {
        var directories = result.Dockerfiles.Select(static file => file.Final?.WorkingDirectory).ToArray();
        return directories.Any(static directory => directory is null) ? path.Length == 0 ? new(false, "The last stage has no WORKDIR.") : CriterionEvidence.Open("The base image says what the working directory is.")
            : path.Length > 0 && directories.Any(static directory => directory!.Path is null) ? CriterionEvidence.Open("What the working directory is, a variable or the base image says.")
            : Array.Find(directories, directory => path.Length > 0 && directory!.Path != path) is { } other ? new CriterionEvidence(false, $"The working directory is {other.Path}.").At(PlacesOf(result, "WORKDIR"))
            : new CriterionEvidence(true, path.Length == 0 ? "The last stage has a WORKDIR." : $"The working directory is {path}.").At(PlacesOf(result, "WORKDIR"));
    }

    private static CriterionEvidence JudgeSignals(TaskResult result)
    {
        var starts = result.Dockerfiles.Select(file => file.Final?.Start).ToArray();
        return starts.Any(start => start is not { IsExec: true, Words: [var program, ..] } || Shells.Contains(program)) ? new(false, "A shell stands between the engine and the program.")
            : starts.Any(start => start!.Words[0].EndsWith(".sh", StringComparison.Ordinal)) ? CriterionEvidence.Open("A script starts the program; whether it passes signals on can't be told.")
            : starts.Any(start => start!.Words[0] is "npm" or "yarn" or "pnpm" or "npx") ? CriterionEvidence.Open($"{starts.First()!.Words[0]} starts the program; whether it passes signals on can't be told.")
            : new CriterionEvidence(true, "The program is started in exec form and gets the signal itself.").At(PlacesOf(result, "ENTRYPOINT", "CMD"));
    }

    private static bool IsSmall(Stage final, DockerfileModel file) => SmallVariants.Any(variant => IsOfVariant(final, variant)) || IsMultiStage(final, file);

    private static bool IsOfVariant(Stage final, string variant) => final.Base.Text.Contains(variant, StringComparison.OrdinalIgnoreCase);

    private static CriterionEvidence JudgeImage(string name, TaskResult result) => result.Dockerfiles.All(file => file.Stages.Any(stage => Images.Is(stage.Image, name)))
        ? new CriterionEvidence(true, $"{name} is used.").At(PlacesOf(result, image => Images.Is(image, name)))
        : ComposeChecks.Table.Judge([new Requirement(RequirementKind.Image, name)], new CheckContext(result)) is { Verdict: CriterionVerdict.Met } inCompose ? inCompose : new(false, $"{name} is not used.");

    private static CriterionEvidence JudgeVersion(Requirement part, TaskResult result)
    {
        var all = result.Dockerfiles.SelectMany(file => file.Stages).Where(stage => stage.Parent is null).Select(stage => stage.Image).ToArray();
        var stages = Array.FindAll(all, image => part.Name.Length == 0 || IsOfLanguage(image, part.Name));
        return stages.Any(image => image.IsDynamic) || (stages.Length == 0 && all.Any(image => image.IsDynamic)) ? CriterionEvidence.Open("Which version it is, a variable says.")
            : stages.Length > 0 && stages.Any(image => Images.IsVersion(image.Tag, part.Values[0])) && (part.Name.Length == 0 || stages.All(image => Images.IsVersion(image.Tag, part.Values[0]))) ? new CriterionEvidence(true, $"The image is of {Describe(part)}.")
                .At(PlacesOf(result, image => Images.IsVersion(image.Tag, part.Values[0]) && (part.Name.Length == 0 || IsOfLanguage(image, part.Name))))
            : ComposeChecks.Table.Judge([part], new CheckContext(result)) is { Verdict: CriterionVerdict.Met } inCompose ? inCompose
            : new(false, $"No image is of {Describe(part)}.");
    }

    public static string Describe(Requirement part) => part.Name.Length == 0 ? $"version {part.Values[0]}" : $"{part.Name} {part.Values[0]}";

    /// <summary>Whether an image brings a language (its name on Docker Hub, Microsoft's <c>dotnet/…</c>).</summary>
    private static bool IsOfLanguage(ImageReference image, string language) =>
        Vocabulary.Normalize(image.ShortName) == language || (language == "dotnet" && image.Repository.Contains("/dotnet/", StringComparison.Ordinal)) || (language == "go" && image.ShortName == "golang");

    private static CriterionEvidence JudgeLanguage(string language, TaskResult result) => result.Dockerfiles.Any(file => file.Stages.Any(stage => IsOfLanguage(stage.Image, language)))
        ? new CriterionEvidence(true, $"An image of {language} is used.").At(PlacesOf(result, image => IsOfLanguage(image, language)))
        : CriterionEvidence.Open($"No image is known to be of {language}.");

    private static CriterionEvidence JudgePorts(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var missing = parts.Where(part => !result.Dockerfiles.All(file => Exposed(file).Contains(part.Name))).ToImmutableArray();
        return missing.IsEmpty ? new CriterionEvidence(true, $"Exposed: {string.Join(", ", parts.Select(part => part.Name))}.").At(PlacesOf(result, "EXPOSE"))
            : ComposeChecks.Table.Judge(missing, new CheckContext(result)) is { Verdict: CriterionVerdict.Met } published ? published
            : result.Dockerfiles.Any(file => Exposed(file).Any(port => port.Contains('$', StringComparison.Ordinal))) ? CriterionEvidence.Open("Which port is exposed, a variable says.")
            : new(false, string.Create(CultureInfo.InvariantCulture, $"The port {string.Join(", ", missing.Select(part => part.Name))} is not exposed."));
    }

    private static IEnumerable<string> Exposed(DockerfileModel file) => file.Final?.ExposedPorts ?? [];
}
