using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Packages that RUN installs without a version. Each package manager has a check of its own, as people pin those of one and not of another.</summary>
public sealed class PackageVersions : DockerRule
{
    private static readonly CheckDescriptor Apt = new("AXD3008", "unpinned-apt-package", "Pin the versions of apt packages", Severity.Warning, Category.Reproducible) { Aliases = ["hadolint/DL3008"] };

    private static readonly CheckDescriptor Pip = new("AXD3013", "unpinned-pip-package", "Pin the versions of pip packages", Severity.Warning, Category.Reproducible) { Aliases = ["hadolint/DL3013"] };

    private static readonly CheckDescriptor Npm = new("AXD3016", "unpinned-npm-package", "Pin the versions of npm packages", Severity.Warning, Category.Reproducible) { Aliases = ["hadolint/DL3016"] };

    private static readonly CheckDescriptor Apk = new("AXD3018", "unpinned-apk-package", "Pin the versions of apk packages", Severity.Warning, Category.Reproducible) { Aliases = ["hadolint/DL3018"] };

    private static readonly CheckDescriptor Gem = new("AXD3028", "unpinned-gem", "Pin the versions of gems", Severity.Warning, Category.Reproducible) { Aliases = ["hadolint/DL3028"] };

    private static readonly CheckDescriptor Yum = new("AXD3033", "unpinned-yum-package", "Pin the versions of yum packages", Severity.Warning, Category.Reproducible) { Aliases = ["hadolint/DL3033"] };

    private static readonly CheckDescriptor Zypper = new("AXD3037", "unpinned-zypper-package", "Pin the versions of zypper packages", Severity.Warning, Category.Reproducible) { Aliases = ["hadolint/DL3037"] };

    private static readonly CheckDescriptor Dnf = new("AXD3041", "unpinned-dnf-package", "Pin the versions of dnf packages", Severity.Warning, Category.Reproducible) { Aliases = ["hadolint/DL3041"] };

    private static readonly CheckDescriptor Go = new("AXD3062", "unpinned-go-module", "Pin the versions of Go modules", Severity.Warning, Category.Reproducible) { Aliases = ["hadolint/DL3062"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Apt;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Apt, Pip, Npm, Apk, Gem, Yum, Zypper, Dnf, Go];

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var group in run.PackageCommands.SelectMany(call => Find(call, run)).GroupBy(static package => package.Cause))
        {
            context.Within(run.Map).Report(group.Key.Check, group.First().Word.Span, Describe([.. group]));
        }
    }

    private static IEnumerable<UnpinnedPackage> Find(PackageCommand call, DockerRun run) => FindCheck(call) is { } check
        ? FindUnpinned(check, call, run).Select(word => new UnpinnedPackage(check, call, word))
        : [];

    private static CheckDescriptor? FindCheck(PackageCommand call) =>
        call.Manager == PackageManagers.Apt ? Apt
        : call.Manager == PackageManagers.Pip || call.Manager == PackageManagers.Pipx ? Pip
        : call.Manager == PackageManagers.Npm ? Npm
        : call.Manager == PackageManagers.Apk ? Apk
        : call.Manager == PackageManagers.Gem ? Gem
        : call.Manager == PackageManagers.Dnf ? (call.Program == "yum" ? Yum : Dnf)
        : call.Manager == PackageManagers.Zypper ? Zypper
        : call.Manager == PackageManagers.Go ? Go
        : null;

    private static IEnumerable<ShellWord> FindUnpinned(CheckDescriptor check, PackageCommand call, DockerRun run) =>
        check == Yum || check == Dnf ? UnpinnedPackages.Rpm(call, run.Defines)
        : check == Go ? UnpinnedPackages.Go(call).Where(package => call.Verb == "get" || package.Value.Contains('@', StringComparison.Ordinal) || !HasModule(run))
        : UnpinnedPackages.FindLanguagePackages(call).Concat(UnpinnedPackages.FindSystemPackages(call));

    private static string Describe(UnpinnedPackage[] packages) => packages[0] switch
    {
        { Variable: { } variable } first => $"{first.Word.Value} has no version, as the variable {variable} is not set. Set it with ARG or ENV.",
        var first => $"{UnpinnedPackages.Describe(packages.Select(static package => package.Word), "build")} {Advise(first.Check, first.Call, first.Word.Value, packages.Length == 1 ? "Pin it: " : "Pin them, for example ")}.",
    };

    private static string Advise(CheckDescriptor check, PackageCommand call, string package, string pin) =>
        check == Apt ? $"{pin}{package}=<version> (“apt-cache policy {package}” lists versions)"
        : check == Pip ? (IsUrl(package) ? $"Add a tag or commit: {package}@<tag>" : $"{pin}{package}==<version>{(call.Manager == PackageManagers.Pip ? ", or install from a requirements file" : "")}")
        : check == Npm ? (IsUrl(package) ? $"Add a tag or commit: {package}#<tag>" : $"{pin}{package}@<version>{(call.Command.HasFlag("-g", "--global") ? "" : ", or list it in package.json and run “npm ci”")}")
        : check == Apk ? $"{pin}{package}=<version>, or a range: {package}=~<version>"
        : check == Gem ? $"{pin}{package}:<version>, or list it in a Gemfile and run “bundle install”"
        : check == Zypper ? $"{pin}{package}=<version> (“zypper info {package}” shows it)"
        : check == Go ? $"{pin}{package.Split('@')[0]}@v<version>, or list it in go.mod"
        : call.Verb == "module install" ? $"{pin}{package}:<stream>"
        : $"{pin}{package}-<version>";

    private static bool IsUrl(string package) => package.Contains("://", StringComparison.Ordinal);

    /// <summary>Whether a go.mod may be there, which names the version of what is written without one.</summary>
    private static bool HasModule(DockerRun run) =>
        run.Run.Mounts.Any(mount => mount.Type == "bind")
        || run.Stage.Lineage.SelectMany(stage => stage.Instructions).Any(instruction => instruction.Name is "COPY" or "ADD"
            && instruction.Span.Start < run.Run.Span.Start
            && instruction.Words.SkipLast(1).Any(source => source.Value is "." or "./" or "/" || source.Value.Contains("go.", StringComparison.Ordinal) || source.Value.Contains('*', StringComparison.Ordinal)));

    private sealed record UnpinnedPackage(CheckDescriptor Check, PackageCommand Call, ShellWord Word)
    {
        /// <summary>The variable that was to hold its version; null where none was.</summary>
        public string? Variable => Word.Expansions.FirstOrDefault(static expansion => expansion.Name is not null)?.Name;

        /// <summary>Packages of one RUN that are pinned in one way are one finding.</summary>
        public (CheckDescriptor Check, bool IsUrl, string Verb, string? Variable) Cause => (Check, IsUrl(Word.Value), Call.Verb == "module install" ? Call.Verb : "", Variable);
    }
}
