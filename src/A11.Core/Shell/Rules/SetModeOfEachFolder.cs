using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A mode is set on every folder that is made.</summary>
public sealed class SetModeOfEachFolder() : ShellCommandRule("mkdir")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2174", "set-mode-of-each-folder", "A mode is set on every folder that is made", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2174"],
    };

    /// <summary>The path without what leads to where it begins: “./” and “../” exist.</summary>
    private static string WithoutSteps(string path)
    {
        while (path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal))
        {
            path = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        }

        return path;
    }

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (command.HasFlag("-p", "--parents") && command.HasFlag("-m", "--mode") && command.Words[^1].Value is var folder && folder.TrimEnd('/') is var path && (WithoutSteps(path)) is var relative && (relative.TrimStart('/').Contains('/', StringComparison.Ordinal) || command.Words[^1].ConstantValue is null))
        {
            script.Report(this, command.Words[0].Span, "With -p the mode is that of the last folder alone; the ones above get the default. Make them one by one, or use install -d.");
        }
    }
}
