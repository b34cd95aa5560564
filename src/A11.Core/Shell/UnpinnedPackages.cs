using System.Buffers;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell;

/// <summary>The packages that an install command names without a version.</summary>
internal static class UnpinnedPackages
{
    /// <summary>Options of pip that take a value of their own (pip's documentation, “pip install”).</summary>
    private static readonly HashSet<string> PipValueOptions = new(StringComparer.Ordinal)
    {
        "-r", "--requirement", "-c", "--constraint", "-e", "--editable", "-t", "--target", "-i", "--index-url", "--extra-index-url", "-f", "--find-links",
        "--prefix", "--root", "--cache-dir", "--trusted-host", "--platform", "--python-version", "--src", "--timeout", "--retries", "--proxy", "-d", "--dest",
        "-w", "--wheel-dir", "--progress-bar", "--log", "--cert", "--only-binary", "--no-binary", "--config-settings", "-C", "--upgrade-strategy",
    };

    /// <summary>Characters of a version, a URL, a folder or a pattern.</summary>
    private static readonly SearchValues<char> PinnedOrLocal = SearchValues.Create("=<>~@/\\*");

    public static IEnumerable<ShellWord> Apt(ShellCommand command) => command is { Name: "apt-get" or "apt" or "aptitude", Subcommand: "install" }
        ? Operands(command, ["-t", "--target-release", "-o", "-c"]).Skip(1).Where(word => IsName(word) && !word.Value.Contains('=', StringComparison.Ordinal) && !word.Value.Contains('/', StringComparison.Ordinal) && !word.Value.EndsWith(".deb", StringComparison.Ordinal))
        : [];

    public static IEnumerable<ShellWord> Apk(ShellCommand command) => command is { Name: "apk", Subcommand: "add" }
        ? Operands(command, ["-t", "--virtual", "-X", "--repository", "-p", "--root", "--keys-dir", "--cache-dir"]).Skip(1).Where(word => IsName(word) && word.Value.AsSpan().IndexOfAny("=<>~@") < 0 && !word.Value.StartsWith('.') && !word.Value.EndsWith(".apk", StringComparison.Ordinal))
        : [];

    public static IEnumerable<ShellWord> Npm(ShellCommand command) => command is { Name: "npm", Subcommand: "install" or "i" or "add" }
        ? Operands(command, ["--prefix", "--registry", "-C", "--loglevel", "--cache"]).Skip(1).Where(word => IsName(word) && !IsNpmPinned(word.Value))
        : [];

    public static IEnumerable<ShellWord> Pip(ShellCommand command)
    {
        var words = PipArguments(command);
        if (words is null || command.HasFlag("-c", "--constraint"))
        {
            return [];
        }

        return Operands(words, PipValueOptions).Where(word => IsName(word)
            && word.Value.AsSpan().IndexOfAny(PinnedOrLocal) < 0
            && word.Value is not ("." or "..") && !word.Value.StartsWith(".[", StringComparison.Ordinal)
            && !word.Value.EndsWith(".whl", StringComparison.Ordinal) && !word.Value.EndsWith(".gz", StringComparison.Ordinal));
    }

    /// <summary>What follows <c>pip install</c> or <c>python -m pip install</c>; null for another command.</summary>
    private static IEnumerable<ShellWord>? PipArguments(ShellCommand command)
    {
        var words = command.Words;
        if (command.Name is { } name && name.StartsWith("python", StringComparison.Ordinal) && words.Length > 3 && words[1].Value == "-m" && words[2].Value == "pip")
        {
            words = words.RemoveRange(0, 2);
        }
        else if (command.Name is not ("pip" or "pip3" or "pip2"))
        {
            return null;
        }

        var install = words.Skip(1).SkipWhile(word => word.Value.StartsWith('-'));
        return install.FirstOrDefault()?.Value == "install" ? install.Skip(1) : null;
    }

    private static IEnumerable<ShellWord> Operands(ShellCommand command, HashSet<string> valueOptions) => Operands(command.Arguments, valueOptions);

    private static IEnumerable<ShellWord> Operands(IEnumerable<ShellWord> arguments, HashSet<string> valueOptions)
    {
        var isValue = false;
        foreach (var word in arguments)
        {
            if (!isValue && !word.Value.StartsWith('-'))
            {
                yield return word;
            }

            isValue = !isValue && valueOptions.Contains(word.Value);
        }
    }

    private static bool IsName(ShellWord word) => word.ConstantValue is { Length: > 0 } value && (char.IsAsciiLetterOrDigit(value[0]) || value[0] == '@');

    /// <summary>A version behind the name, or a source that is none: a folder, an archive, a URL.</summary>
    private static bool IsNpmPinned(string package) =>
        package.IndexOf('@', 1) > 0 || package.Contains(':', StringComparison.Ordinal) || package.EndsWith(".tgz", StringComparison.Ordinal) || (package[0] != '@' && package.Contains('/', StringComparison.Ordinal));
}
