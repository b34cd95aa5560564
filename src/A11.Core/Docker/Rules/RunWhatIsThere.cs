using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>The shell form is used where there is a shell.</summary>
public sealed class RunWhatIsThere : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6002", "shell-is-there", "The shell form is used where there is a shell", Severity.Error, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        foreach (var instruction in stage.Instructions)
        {
            if (instruction.Name is "RUN" or "CMD" or "ENTRYPOINT" && instruction.Arguments.Length > 0 && instruction.Flag("mount") is null && NeedsShell(instruction) && StagePrograms.Lacks(stage, "sh", file))
            {
                var consequence = instruction.Is("RUN") ? "so the build fails here; do this in a stage that has one, and copy the result" : "so the container can't start; write it in the exec form, as a JSON array";
                context.Report(this, instruction.Keyword, $"{instruction.Name} needs /bin/sh here, and {stage.Base.Text} has none, {consequence}.");
                return;
            }
        }
    }

    /// <summary>CMD in the shell form is a shell's even behind an ENTRYPOINT, whose arguments it then becomes.</summary>
    private static bool NeedsShell(Instruction instruction) =>
        !instruction.IsExec || instruction.Words is [{ Value: "sh" or "/bin/sh" or "bash" or "/bin/bash" }, ..];
}
