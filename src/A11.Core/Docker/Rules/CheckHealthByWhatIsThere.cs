using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>HEALTHCHECK calls a program that the image has.</summary>
public sealed class CheckHealthByWhatIsThere : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6001", "health-check-program", "HEALTHCHECK calls a program that the image has", Severity.Error, Category.Health);

    private static readonly string[] Programs = ["curl", "wget", "bash", "sh"];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.Instructions.LastOrDefault(instruction => instruction.Is("HEALTHCHECK")) is not { Words.Length: >= 2 } check)
        {
            return;
        }

        if (!check.IsExec && StagePrograms.Lacks(stage, "sh", file))
        {
            context.Report(this, check.Words[0].Span.Union(check.Words[^1].Span), $"The shell form needs a shell, and {stage.Base.Text} has none, so the check always fails and the container is never healthy; call a program of the image in the exec form: HEALTHCHECK CMD [\"/app/server\", \"--health\"].");
            return;
        }

        var commands = InstructionCommands.Of(check, stage, file);
        foreach (var command in commands.Commands)
        {
            if (command.Name is { } name && Programs.Contains(name) && StagePrograms.Lacks(stage, name, file))
            {
                context.Within(commands.Map).Report(this, command.Words[0].Span, $"{stage.Base.Text} has no {name}, and nothing installs it, so the check always fails and the container is never healthy; {Advice(stage, name)}.");
            }
        }
    }

    private static string Advice(Stage stage, string missing)
    {
        var runtime = stage.Base.ShortName switch
        {
            "python" => "use the image's own “python -c”",
            "node" => "use the image's own “node -e”",
            "ruby" => "use the image's own “ruby -e”",
            _ => null,
        };
        return missing == "curl" && !ImagePrograms.Lacks(stage.Base, "wget") ? "use BusyBox's “wget -q --spider”"
            : missing == "bash" && !ImagePrograms.Lacks(stage.Base, "sh") ? "use sh"
            : runtime ?? (ImagePrograms.HasNoShell(stage.Base) ? "let the program check itself, in the exec form" : $"install {missing}, or let the program check itself");
    }
}
