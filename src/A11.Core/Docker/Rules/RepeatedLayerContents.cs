using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for RUNs that change owner or mode of all that COPY brought, so that the image holds it twice.</summary>
public sealed class RepeatedLayerContents : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6037", "repeated-layer-contents", "COPY should set owner and mode of what it copies", Severity.Info, Category.Small);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (!stage.IsShipped)
        {
            return;
        }

        var copied = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var instruction in stage.Instructions)
        {
            if (instruction.Name is "COPY" or "ADD" && instruction.Words.Length >= 2 && TargetOf(instruction, stage) is { Length: > 1 } target)
            {
                copied[target] = context.File.Text.GetPosition(instruction.Span.Start).Line;
            }
            else if (copied.Count > 0 && file.FindRun(instruction) is { } run)
            {
                Check(run, copied, context);
            }
        }
    }

    private void Check(DockerRun run, Dictionary<string, int> copied, RuleContext context)
    {
        foreach (var command in run.Script.Commands.Where(static command => command.Name is "chown" or "chmod" && command.HasFlag("-R", "--recursive")))
        {
            foreach (var word in command.Operands.Skip(1))
            {
                if (word.ConstantValue is { } path && copied.TryGetValue(Absolute(path, run.State), out var line))
                {
                    context.Within(run.Map).Report(this, command.Words[0].Span.Union(word.Span), $"{command.Name} -R stores all files of line {line} a second time. Use COPY --{command.Name}={command.Operands.First().Value} there.");
                }
            }
        }
    }

    private static string? TargetOf(Instruction copy, Stage stage) => copy.Words[^1].HasVariable ? null : Absolute(copy.Words[^1].Value, stage.Before(copy));

    private static string Absolute(string path, StageState state)
    {
        var trimmed = path.Length > 1 ? path.TrimEnd('/') : path;
        return trimmed.StartsWith('/') ? trimmed : state.Workdir is { IsConstant: true } folder ? ContainerPath.Combine(folder.Text, trimmed) : "";
    }
}
