using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Docker.Model;
using A11.Core.Images;

namespace A11.Agents.Acceptance;

/// <summary>Checks on Dockerfiles, and on secrets in files of every kind.</summary>
internal static class ContainerChecks
{
    private static readonly string[] SmallVariants = ["slim", "alpine", "distroless", "chiseled", "scratch", "busybox"];

    private static readonly string[] Shells = ["sh", "/bin/sh", "bash", "/bin/bash", "ash", "/bin/ash", "dash", "/bin/dash", "zsh", "/bin/zsh", "/usr/bin/env"];

    /// <summary>Judges parts of one kind; null where they are not about images, or the task has no file that shows it.</summary>
    public static CriterionEvidence? Judge(ImmutableArray<Requirement> parts, TaskResult result) =>
        parts[0].Kind == RequirementKind.NoSecrets ? JudgeSecrets(result)
        : result.Dockerfiles.IsEmpty ? null
        : parts[0].Kind switch
        {
            RequirementKind.MultiStage => JudgeImages(result, IsMultiStage, "The last stage takes what earlier ones built.", "There is only one stage, or the last takes nothing from the others."),
            RequirementKind.Stage => JudgeStages(parts, result),
            RequirementKind.NonRoot => JudgeUser(result),
            RequirementKind.User => CriterionEvidence.All(parts.Select(part => JudgeUser(part.Name, result))),
            RequirementKind.HealthCheck => CriterionEvidence.All(parts.Select(part => JudgeHealth(result, part))),
            RequirementKind.HealthEndpoint => CriterionEvidence.All(parts.Select(part => JudgeEndpoint(part.Name, result))),
            RequirementKind.Signals => JudgeSignals(result),
            RequirementKind.SmallImage => JudgeImages(result, IsSmall, "The last stage begins with a small image or takes over only what was built.", "The last stage begins with a full-size image."),
            RequirementKind.BaseVariant => CriterionEvidence.All(parts.Select(part => JudgeImages(result, (final, _) => IsOfVariant(final, part.Name), $"The last stage begins with an image of {part.Name}.", $"The last stage does not begin with an image of {part.Name}."))),
            RequirementKind.Image => CriterionEvidence.All(parts.Select(part => JudgeImage(part.Name, result))),
            RequirementKind.PinnedImages => JudgePins(parts, result.Dockerfiles.SelectMany(file => file.Stages).Where(stage => stage.HasBaseImage).Select(stage => stage.Image)),
            RequirementKind.Version => CriterionEvidence.All(parts.Select(part => JudgeVersion(part, result))),
            RequirementKind.Language => CriterionEvidence.All(parts.Select(part => JudgeLanguage(part.Name, result))),
            RequirementKind.Port => JudgePorts(parts, result),
            _ => null,
        };

    /// <summary>Whether images are pinned, as far as it is asked.</summary>
    public static CriterionEvidence JudgePins(ImmutableArray<Requirement> parts, IEnumerable<ImageReference> images)
    {
        var named = images.Where(image => image.Text is not ("" or "scratch")).ToArray();
        var (needsDigest, needsVersion) = (parts.Any(part => part.Name == "digest"), parts.Any(part => part.Name.Length == 0));
        return named.FirstOrDefault(image => image.IsDynamic) is { } dynamic ? CriterionEvidence.Open($"Which image {dynamic.Text} is, a variable says.")
            : named.FirstOrDefault(image => image.Digest is null && (needsDigest || image.Tag is null or "latest" || (needsVersion && (ImageTag.IsPartial(image) || !image.Tag.Any(char.IsAsciiDigit))))) is { } loose ? new(false, $"The image {loose.Text} is not pinned{(needsDigest ? " by digest" : "")}.")
            : named.Length == 0 ? CriterionEvidence.Open("No image is named.")
            : new(true, $"Pinned: {string.Join(", ", named.Select(image => image.Text).Distinct(StringComparer.Ordinal))}.");
    }

    /// <summary>What the rules about secrets find in the task's files, suppressed or not.</summary>
    private static CriterionEvidence JudgeSecrets(TaskResult result)
    {
        var (findings, unsearched) = result.Secrets;
        return !findings.IsEmpty ? new(false, $"{string.Join(", ", findings.Select(finding => $"{finding.Path}:{finding.Start.Line} ({finding.Rule.Id})"))} looks like a secret.")
            : !unsearched.IsEmpty ? CriterionEvidence.Open($"No rule looks for secrets in {string.Join(", ", unsearched)}.")
            : new(true, "No rule about secrets finds anything in the files.");
    }

    private static CriterionEvidence JudgeImages(TaskResult result, Func<Stage, DockerfileModel, bool> isKept, string kept, string broken) =>
        result.Dockerfiles.All(file => file.Final is { } final && isKept(final, file)) ? new(true, kept) : new(false, broken);

    private static bool IsMultiStage(Stage final, DockerfileModel file) =>
        file.Stages.Length > 1 && final.TakesFromStages;

    private static CriterionEvidence JudgeStages(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var missing = parts.Where(part => !result.Dockerfiles.All(file => file.Stages.Any(stage => stage.Name.Equals(part.Name, StringComparison.OrdinalIgnoreCase)))).Select(part => part.Name).ToArray();
        return missing.Length == 0 ? new(true, $"The stages are there: {string.Join(", ", parts.Select(part => part.Name))}.") : new(false, $"There is no stage {string.Join(", ", missing)}.");
    }

    private static CriterionEvidence JudgeUser(TaskResult result)
    {
        var users = result.Dockerfiles.Select(file => file.Final is { } final ? RuntimeUser.Find(final) : null).ToArray();
        return users.Any(user => user is null || user.IsRoot == true || user is { IsStated: false, IsRoot: null }) ? new(false, "The last stage runs as root.")
            : users.Any(user => user!.IsRoot is null) ? CriterionEvidence.Open("Who the last stage runs as, a variable says.")
            : new(true, users.All(user => user!.IsStated) ? "The last stage ends with a USER that is not root." : "The last stage runs as its base image's user, which is not root.");
    }

    private static CriterionEvidence JudgeUser(string name, TaskResult result) => result.Dockerfiles.All(file => file.Final is { } final && RuntimeUser.Find(final).Name == name)
        ? new(true, $"The last stage runs as {name}.")
        : new(false, $"The last stage does not run as {name}.");

    private static CriterionEvidence JudgeHealth(TaskResult result, Requirement part)
    {
        if (result.Dockerfiles.Any(file => file.Final?.HealthCheck is null))
        {
            return new(false, "The image has no HEALTHCHECK, since nothing was found that it serves.");
        }

        return ComposeChecks.Judge([part], result) ?? new(true, "The image has a HEALTHCHECK.");
    }

    /// <summary>Whether the check asks an HTTP endpoint, and the one that is named.</summary>
    private static CriterionEvidence JudgeEndpoint(string path, TaskResult result) =>
        result.Dockerfiles.Any(file => file.Final?.HealthCheck is null) ? new(false, "The image has no HEALTHCHECK, since nothing was found that it serves.")
        : result.Dockerfiles.Any(file => !file.Final!.HealthCheck!.Contains("http", StringComparison.Ordinal)) ? new(false, "No health endpoint was found in the sources, so none is asked.")
        : path.Length > 0 && result.Dockerfiles.Any(file => !HasPath(file.Final!.HealthCheck!, path)) ? new(false, $"The health check does not ask {path}.")
        : new(true, "The health check asks an endpoint.");

    private static bool HasPath(string text, string path)
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

    private static CriterionEvidence JudgeSignals(TaskResult result)
    {
        var starts = result.Dockerfiles.Select(file => file.Final?.Start).ToArray();
        return starts.Any(start => start is not { IsExec: true, Words: [var program, ..] } || Shells.Contains(program)) ? new(false, "A shell stands between the engine and the program.")
            : starts.Any(start => start!.Words[0].EndsWith(".sh", StringComparison.Ordinal)) ? CriterionEvidence.Open("A script starts the program; whether it passes signals on can't be told.")
            : starts.Any(start => start!.Words[0] is "npm" or "yarn" or "pnpm" or "npx") ? CriterionEvidence.Open($"{starts.First()!.Words[0]} starts the program; whether it passes signals on can't be told.")
            : new(true, "The program is started in exec form and gets the signal itself.");
    }

    private static bool IsSmall(Stage final, DockerfileModel file) => SmallVariants.Any(variant => IsOfVariant(final, variant)) || IsMultiStage(final, file);

    private static bool IsOfVariant(Stage final, string variant) => final.Base.Text.Contains(variant, StringComparison.OrdinalIgnoreCase);

    private static CriterionEvidence JudgeImage(string name, TaskResult result) => result.Dockerfiles.All(file => file.Stages.Any(stage => IsImage(stage.Image, name)))
        ? new(true, $"{name} is used.")
        : ComposeChecks.Judge([new Requirement(RequirementKind.Image, name)], result) is { Verdict: CriterionVerdict.Met } inCompose ? inCompose : new(false, $"{name} is not used.");

    /// <summary>Whether an image is one that is asked for by a tag, which may be the beginning of the full one.</summary>
    internal static bool IsImage(ImageReference image, string asked)
    {
        var wanted = ImageReference.Parse(asked);
        return (image.Repository == wanted.Repository || image.ShortName == wanted.ShortName) && image.Tag is { } tag && wanted.Tag is { } start
            && (IsVersion(tag, start) || (start.Split('-', 2) is [var version, var variant] && IsVersion(tag, version) && tag.Split('-', 2) is [_, var given] && (given == variant || given.StartsWith(variant + "-", StringComparison.Ordinal))));
    }

    private static CriterionEvidence JudgeVersion(Requirement part, TaskResult result)
    {
        var stages = result.Dockerfiles.SelectMany(file => file.Stages).Where(stage => stage.Parent is null && (part.Name.Length == 0 || IsOfLanguage(stage.Image, part.Name))).Select(stage => stage.Image).ToArray();
        return stages.Any(image => image.IsDynamic) ? CriterionEvidence.Open("Which version it is, a variable says.")
            : stages.Length > 0 && stages.Any(image => IsVersion(image.Tag, part.Values[0])) && (part.Name.Length == 0 || stages.All(image => IsVersion(image.Tag, part.Values[0]))) ? new(true, $"The image is of {part.Name} {part.Values[0]}.")
            : ComposeChecks.Judge([part], result) is { Verdict: CriterionVerdict.Met } inCompose ? inCompose
            : new(false, $"No image is of {part.Name} {part.Values[0]}.");
    }

    /// <summary>Whether an image brings a language (its name on Docker Hub, Microsoft's <c>dotnet/…</c>).</summary>
    private static bool IsOfLanguage(ImageReference image, string language) =>
        Vocabulary.Normalize(image.ShortName) == language || (language == "dotnet" && image.Repository.Contains("/dotnet/", StringComparison.Ordinal)) || (language == "go" && image.ShortName == "golang");

    internal static bool IsVersion(string? tag, string asked) => tag is not null && (tag == asked || tag.StartsWith(asked + ".", StringComparison.Ordinal) || tag.StartsWith(asked + "-", StringComparison.Ordinal));

    private static CriterionEvidence JudgeLanguage(string language, TaskResult result) => result.Dockerfiles.Any(file => file.Stages.Any(stage => IsOfLanguage(stage.Image, language)))
        ? new(true, $"An image of {language} is used.")
        : CriterionEvidence.Open($"No image is known to be of {language}.");

    private static CriterionEvidence JudgePorts(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var missing = parts.Where(part => !result.Dockerfiles.All(file => Exposed(file).Contains(part.Name))).ToImmutableArray();
        return missing.IsEmpty ? new(true, $"Exposed: {string.Join(", ", parts.Select(part => part.Name))}.")
            : ComposeChecks.Judge(missing, result) is { Verdict: CriterionVerdict.Met } published ? published
            : result.Dockerfiles.Any(file => Exposed(file).Any(port => port.Contains('$', StringComparison.Ordinal))) ? CriterionEvidence.Open("Which port is exposed, a variable says.")
            : new(false, string.Create(CultureInfo.InvariantCulture, $"The port {string.Join(", ", missing.Select(part => part.Name))} is not exposed."));
    }

    private static IEnumerable<string> Exposed(DockerfileModel file) => file.Final?.ExposedPorts ?? [];
}
