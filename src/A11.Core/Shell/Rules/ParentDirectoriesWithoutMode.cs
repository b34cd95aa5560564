using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Parent directories that <c>mkdir -p -m</c> makes with the default mode.</summary>
public sealed class ParentDirectoriesWithoutMode() : ShellCommandRule("mkdir")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2174", "parent-directories-without-mode", "mkdir -p should not rely on -m for parent directories", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2174"] };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (command.HasFlag("-p", "--parents") && command.HasFlag("-m", "--mode") && command.Operands.Any(directory => MakesParents(directory) && !IsMode(command, directory)))
        {
            script.Report(Descriptor, command.Words[0].Span, "With -p, -m sets the mode of the last directory only; its parents get the default mode. Create each directory with its own mkdir -m.");
        }
    }

    /// <summary>Whether a word is the value of -m.</summary>
    private static bool IsMode(ShellCommand command, ShellWord word) => command.Words.IndexOf(word) is > 0 and var index && command.Words[index - 1].Value is ['-', not '-', .., 'm'] or "--mode";

    private static bool MakesParents(ShellWord directory) =>
        directory.ConstantValue is null || WithoutSteps(directory.Value.TrimEnd('/')).TrimStart('/').Contains('/', StringComparison.Ordinal);

    /// <summary>The path without what leads to where it begins: “./” and “../” exist.</summary>
    private static string WithoutSteps(string path)
    {
        while (path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal))
        {
            path = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        }

        return path;
    }
}
