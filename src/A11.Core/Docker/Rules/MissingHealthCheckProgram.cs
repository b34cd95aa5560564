using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>Finds health checks whose program the image does not contain.</summary>
public sealed class MissingHealthCheckProgram : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6001", "missing-health-check-program", "HEALTHCHECK should use a program that the image contains", Severity.Error, Category.Health);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.Instructions.LastOrDefault(instruction => instruction.Is("HEALTHCHECK")) is not { Words.Length: >= 2 } check)
        {
            return;
        }

        if (!check.IsExec && StagePrograms.Lacks(stage, "sh", file))
        {
            context.Report(this, check.Words[0].Span.Union(check.Words[^1].Span), $"The shell form needs a shell, which {stage.Base.Text} does not contain, so the check always fails. Use the exec form, for example HEALTHCHECK CMD [\"/app/server\", \"--health\"].");
            return;
        }

        var commands = InstructionCommands.Read(check, stage, file);
        foreach (var command in commands.Commands)
        {
            if (command.Name is { } name && StagePrograms.Lacks(stage, name, file))
            {
                context.Within(commands.Map).Report(this, command.Words[0].Span, $"{stage.Base.Text} does not contain {name}, so the check always fails. {GetAdvice(stage, name)}.");
            }
        }
    }

    private static string GetAdvice(Stage stage, string missing)
    {
        var runtime = stage.Base.ShortName switch
        {
            "python" => "Use python -c instead",
            "node" => "Use node -e instead",
            "ruby" => "Use ruby -e instead",
            _ => null,
        };
        return missing == "curl" && !ImagePrograms.Lacks(stage.Base, "wget") ? "Use wget -q --spider instead"
            : missing == "bash" && !ImagePrograms.Lacks(stage.Base, "sh") ? "Use sh instead"
            : runtime ?? (ImagePrograms.HasNoShell(stage.Base) ? "Use a health check command of your program, in exec form" : $"Install {missing}, or use a health check command of your program");
    }
}
