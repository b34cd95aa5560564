using System.Buffers;
using A11.Core.Shell.Syntax;

namespace A11.Core.Packages;

/// <summary>The packages that an install command names without a version.</summary>
internal static class UnpinnedPackages
{
    /// <summary>How many packages a message names; of more, the number is enough to see.</summary>
    private const int Named = 10;

    private static readonly SearchValues<char> VersionOperators = SearchValues.Create("=<>~!");

    /// <summary>Endings of archives that package managers install from a file.</summary>
    private static readonly string[] Archives = [".whl", ".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz"];

    /// <summary>The sentence about packages that one cause makes: <c>curl and git are installed without a version, …</c></summary>
    /// <param name="packages">The packages in order; at least one.</param>
    /// <param name="occasion">What gets other versions the next time: a build, a run.</param>
    public static string Describe(IEnumerable<ShellWord> packages, string occasion)
    {
        string[] names = [.. packages.Select(static package => package.Value).Distinct(StringComparer.Ordinal)];
        return names.Length == 1
            ? $"{names[0]} is installed without a version, so each {occasion} can get a different one."
            : $"{Join(names)} are installed without versions, so each {occasion} can get different ones.";
    }

    private static string Join(string[] names) => names.Length > Named
        ? $"{string.Join(", ", names.Take(Named))} and {names.Length - Named} more"
        : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    /// <summary>What a package manager of a language installs without a version, where no file of the repository can name it.</summary>
    public static IEnumerable<ShellWord> FindLanguagePackages(PackageCommand call) =>
        call.Manager == PackageManagers.Pip || call.Manager == PackageManagers.Pipx ? Pip(call)
        : call.Manager == PackageManagers.Npm ? Npm(call)
        : call.Manager == PackageManagers.Yarn ? Yarn(call)
        : call.Manager == PackageManagers.Gem ? Gem(call)
        : call.Manager == PackageManagers.Go ? Go(call).Where(static package => package.Value.Contains('@', StringComparison.Ordinal))
        : call.Manager == PackageManagers.Cargo ? Cargo(call)
        : call.Manager == PackageManagers.DotNet ? DotNet(call)
        : [];

    /// <summary>What the package manager of a system installs without a version.</summary>
    public static IEnumerable<ShellWord> FindSystemPackages(PackageCommand call) =>
        call.Manager == PackageManagers.Apt ? Apt(call)
        : call.Manager == PackageManagers.Apk ? Apk(call)
        : call.Manager == PackageManagers.Dnf ? Rpm(call, static _ => true)
        : call.Manager == PackageManagers.Zypper ? Zypper(call)
        : [];

    /// <summary>Packages of apt-get, apt and aptitude: <c>name=version</c> and <c>name/release</c> are pinned.</summary>
    public static IEnumerable<ShellWord> Apt(PackageCommand? call) => call is { Verb: "install" or "reinstall" }
        ? call.Operands.Where(word => IsName(word) && word.Value.AsSpan().IndexOfAny('=', '/') < 0 && !word.Value.EndsWith(".deb", StringComparison.Ordinal) && !word.Value.EndsWith('-'))
        : [];

    /// <summary>Packages of apk: <c>=</c>, <c>~</c>, <c>&lt;</c> and <c>&gt;</c> pin, <c>@</c> names a repository.</summary>
    public static IEnumerable<ShellWord> Apk(PackageCommand? call) => call is { Action: PackageAction.Install } && !call.Command.HasFlag("--no-network")
        ? call.Operands.Where(word => IsName(word) && word.Value.AsSpan().IndexOfAny(VersionOperators) < 0 && !word.Value.Contains('/', StringComparison.Ordinal) && !word.Value.EndsWith(".apk", StringComparison.Ordinal))
        : [];

    /// <summary>Packages of npm.</summary>
    public static IEnumerable<ShellWord> Npm(PackageCommand? call) => call is { Action: PackageAction.Install }
        ? call.Operands.Where(word => IsName(word) && !IsNpmPinned(word.Value))
        : [];

    /// <summary>Packages of pip and pipx.</summary>
    public static IEnumerable<ShellWord> Pip(PackageCommand? call) => call is { Action: PackageAction.Install } && !call.Command.HasFlag("-c", "--constraint")
        ? call.Operands.Where(word => IsName(word) && !IsPipPinned(word.Value))
        : [];

    /// <summary>Packages that Yarn installs for all projects; those of one project are in its lock file.</summary>
    public static IEnumerable<ShellWord> Yarn(PackageCommand? call) => call is { Verb: "global add" }
        ? call.Operands.Where(word => IsName(word) && !IsNpmPinned(word.Value))
        : [];

    /// <summary>Crates: <c>name@version</c>, <c>--version</c>, a path and a repository pin (the Cargo book, “cargo install”).</summary>
    public static IEnumerable<ShellWord> Cargo(PackageCommand? call) => call is { Verb: "install" } && !call.Command.HasFlag("--version", "--vers", "--path", "--git")
        ? call.Operands.Where(word => IsName(word) && !word.Value.Contains('@', StringComparison.Ordinal))
        : [];

    /// <summary>Tools of .NET: <c>name@version</c> and <c>--version</c> pin (.NET CLI, “dotnet tool install”).</summary>
    public static IEnumerable<ShellWord> DotNet(PackageCommand? call) => call is { Verb: "tool install" or "tool update" } && !call.Command.HasFlag("--version", "--all")
        ? call.Operands.Where(word => IsName(word) && !word.Value.Contains('@', StringComparison.Ordinal))
        : [];

    /// <summary>Gems: <c>name:version</c> and <c>--version</c> pin; <c>--local</c> takes what is there.</summary>
    public static IEnumerable<ShellWord> Gem(PackageCommand? call) => call is { Action: PackageAction.Install } && !call.Command.HasFlag("-v", "--version", "-l", "--local")
        ? call.Operands.Where(word => IsName(word) && !word.Value.Contains(':', StringComparison.Ordinal) && !word.Value.Contains('/', StringComparison.Ordinal) && !word.Value.EndsWith(".gem", StringComparison.Ordinal))
        : [];

    /// <summary>Packages of yum, dnf and their like: a dash and a digit, a file and a module's stream pin; a group has no version.</summary>
    /// <param name="call">The command.</param>
    /// <param name="isDefined">Whether a variable has a value when the command runs.</param>
    public static IEnumerable<ShellWord> Rpm(PackageCommand? call, Func<string, bool> isDefined) => call switch
    {
        { Verb: "install" or "in" or "install-n" or "install-na" or "install-nevra" } => call.Operands.Where(word => !IsRpmPinned(word, isDefined)),
        { Verb: "module install" } => call.Operands.Where(word => IsName(word) && !word.Value.Contains(':', StringComparison.Ordinal)),
        _ => [],
    };

    /// <summary>Packages of zypper: <c>=</c>, <c>&lt;</c>, <c>&gt;</c> and files pin; patterns and patches have no version.</summary>
    public static IEnumerable<ShellWord> Zypper(PackageCommand? call) => call is { Verb: "install" or "in" } && call.ValueOf("-t", "--type") is not { Value: not "package" }
        ? call.Operands.Where(word => IsName(word)
            && word.Value.AsSpan().IndexOfAny(VersionOperators) < 0
            && word.Value.AsSpan().IndexOfAny('/', ':') < 0
            && !word.Value.EndsWith(".rpm", StringComparison.Ordinal))
        : [];

    /// <summary>Packages of go: <c>@version</c> pins, <c>@latest</c> does not; what has no host in its path is of the module or the standard library.</summary>
    public static IEnumerable<ShellWord> Go(PackageCommand? call) => call switch
    {
        { Verb: "run" } => call.Operands.Take(1).Where(word => IsRemoteModule(word) && !IsGoPinned(word.Value)),
        { Verb: "install" } => call.Operands.Where(word => IsRemoteModule(word) && !IsGoPinned(word.Value)),
        { Verb: "get" } => call.Operands.Where(word => IsName(word) && !IsGoPinned(word.Value)),
        _ => [],
    };

    private static bool IsName(ShellWord word) => word.ConstantValue is { Length: > 0 } value && (char.IsAsciiLetterOrDigit(value[0]) || value[0] == '@');

    /// <summary>A version behind the name, or a source that is none: a folder, an archive, a URL; of a git URL, a commit, tag or branch.</summary>
    private static bool IsNpmPinned(string package)
    {
        if (package.StartsWith("git", StringComparison.Ordinal) && package.Contains("://", StringComparison.Ordinal))
        {
            return package.Contains('#', StringComparison.Ordinal);
        }

        return package.IndexOf('@', 1) > 0
            || package.Contains(':', StringComparison.Ordinal)
            || package.Contains('#', StringComparison.Ordinal)
            || IsArchive(package)
            || (package[0] != '@' && package.Contains('/', StringComparison.Ordinal));
    }

    /// <summary>A version behind the name, a folder, an archive, a URL; of a version control URL, a revision behind its path.</summary>
    private static bool IsPipPinned(string package)
    {
        var scheme = package.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            var path = package.IndexOf('/', scheme + 3);
            return !package.AsSpan(0, scheme).Contains('+') || (path >= 0 && package.IndexOf('@', path) >= 0);
        }

        return package.AsSpan().IndexOfAny(VersionOperators) >= 0 || package.AsSpan().IndexOfAny('/', '\\', '*') >= 0 || package.Contains(" @ ", StringComparison.Ordinal) || IsArchive(package);
    }

    private static bool IsArchive(string package) => Archives.Any(ending => package.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static bool IsRpmPinned(ShellWord word, Func<string, bool> isDefined)
    {
        if (word.ConstantValue is { } value)
        {
            return !IsName(word) || value[0] == '@' || value.Contains('/', StringComparison.Ordinal) || value.EndsWith(".rpm", StringComparison.Ordinal) || HasRpmVersion(value);
        }

        // “name-${version}” is pinned by a variable that has a value; one without leaves a bare dash behind.
        return !char.IsAsciiLetterOrDigit(word.Value[0]) || HasRpmVersion(word.Value) || word.Expansions.All(expansion => expansion.Name is not { } name || expansion.HasFallback || isDefined(name));
    }

    private static bool HasRpmVersion(string package)
    {
        for (var i = package.IndexOf('-', StringComparison.Ordinal); i >= 0; i = package.IndexOf('-', i + 1))
        {
            if (i + 1 < package.Length && char.IsAsciiDigit(package[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRemoteModule(ShellWord word) =>
        IsName(word) && word.Value.Split('/', '@')[0].Contains('.', StringComparison.Ordinal) && !word.Value.EndsWith(".go", StringComparison.Ordinal);

    private static bool IsGoPinned(string package) => package.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && package[(at + 1)..] is not ("latest" or "none" or "upgrade" or "");
}
