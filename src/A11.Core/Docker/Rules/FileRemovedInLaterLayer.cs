using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Files;

namespace A11.Core.Docker.Rules;

/// <summary>Finds copied files that a later layer removes.</summary>
public sealed class FileRemovedInLaterLayer : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6008", "file-removed-in-later-layer", "Files should not be copied in one layer and removed in another", Severity.Info, Category.Small);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (!file.Final!.Lineage.Contains(stage))
        {
            return;
        }

        var copied = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var instruction in stage.Instructions)
        {
            if (instruction.Name is "COPY" or "ADD" && instruction.Words.Length >= 2 && instruction.HereDocuments.IsEmpty)
            {
                Record(instruction, copied, context);
            }
            else if (instruction.Is("RUN") && copied.Count > 0)
            {
                Check(InstructionCommands.Read(instruction, stage, file), copied, context);
            }
        }
    }

    /// <summary>Only files that COPY names, at absolute places, are sure to be what is removed.</summary>
    private static void Record(Instruction copy, Dictionary<string, int> copied, RuleContext context)
    {
        var target = copy.Words[^1].Value;
        var line = context.File.Text.GetPosition(copy.Span.Start).Line;
        if (!target.StartsWith('/'))
        {
            return;
        }

        foreach (var source in copy.Words[..^1])
        {
            var name = RepositoryPath.FileName(source.Value).ToString();
            if (name.Length > 0 && name is not ("." or "..") && !name.Contains('*', StringComparison.Ordinal))
            {
                copied[target.EndsWith('/') ? target + name : target] = line;
            }
        }
    }

    private void Check(InstructionCommands run, Dictionary<string, int> copied, RuleContext context)
    {
        foreach (var word in run.Commands.Where(command => command.Name == "rm").SelectMany(command => command.Operands))
        {
            if (word.ConstantValue is { } path && copied.Remove(path, out var line))
            {
                context.Within(run.Map).Report(this, word.Span, $"{path} stays in the layer of line {line}, so removing it makes the image no smaller and the file can still be extracted. Use RUN --mount=type=bind, or copy it in an earlier stage.");
            }
        }
    }
}
