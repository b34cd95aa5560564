using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds wget with its full progress output.</summary>
public sealed class WgetProgressBar : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3047", "wget-progress-bar", "Limit the progress output of wget", Severity.Info, Category.Documented)
    {
        Aliases = ["hadolint/DL3047"],
        Fix = FixSafety.Unsafe,
    };

    /// <summary>Short options of wget that take a value, so that what follows in the same word is no option (wget(1)).</summary>
    private const string ValueLetters = "OePUtTwQBiDIRAXlYh";

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var command in run.Script.Commands.Where(command => command.Name == "wget" && command.Operands.Any() && !command.Arguments.Any(argument => LimitsProgress(argument.Value))))
        {
            context.Within(run.Map).Report(
                this,
                command.Words[0].Span,
                ImagePrograms.HasBusyBox(run.Stage.Base) ? "wget writes its progress to the build log. Add -q." : "wget writes its progress to the build log, often hundreds of lines. Add --progress=dot:giga.",
                FixFor(command, run));
        }
    }

    /// <summary>BusyBox' wget does not know the option.</summary>
    private static Fix? FixFor(ShellCommand command, DockerRun run) =>
        !ImagePrograms.HasBusyBox(run.Stage.Base) && run.Insert(command.Words[0].Span, "--progress=dot:giga") is { } edit ? new Fix("Add --progress=dot:giga", [edit], FixSafety.Unsafe) : null;

    private static bool LimitsProgress(string option)
    {
        if (option.StartsWith("--", StringComparison.Ordinal))
        {
            return option.Split('=')[0] is "--progress" or "--quiet" or "--no-verbose" or "--output-file" or "--append-output" or "--background" or "--version" or "--help";
        }

        if (option is not ['-', _, ..])
        {
            return false;
        }

        for (var i = 1; i < option.Length && !ValueLetters.Contains(option[i], StringComparison.Ordinal); i++)
        {
            if (option[i] is 'q' or 'o' or 'a' or 'b' or 'V' || (option[i] == 'n' && i + 1 < option.Length && option[i + 1] == 'v'))
            {
                return true;
            }
        }

        return false;
    }
}
