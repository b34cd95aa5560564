using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for changes to a directory after VOLUME declared it.</summary>
public sealed class LostVolumeChange : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6035", "lost-volume-change", "Volumes should be filled before VOLUME declares them", Severity.Warning, Category.Correct);

    /// <summary>Commands that change the files that they name.</summary>
    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal) { "chmod", "chown", "chgrp", "cp", "install", "ln", "mkdir", "mv", "touch", "tee", "rm", "rsync" };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var volumes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var instruction in stage.Instructions)
        {
            if (instruction.Is("VOLUME"))
            {
                foreach (var path in instruction.Words.Where(static word => !word.HasVariable && word.Value.Length > 1 && word.Value.StartsWith('/')))
                {
                    _ = volumes.TryAdd(path.Value.TrimEnd('/'), context.File.Text.GetPosition(path.Span.Start).Line);
                }
            }
            else if (volumes.Count > 0)
            {
                Check(instruction, volumes, file, context);
            }
        }
    }

    private void Check(Instruction instruction, Dictionary<string, int> volumes, DockerfileModel file, RuleContext context)
    {
        if (instruction.Name is "COPY" or "ADD" && instruction.Words is [_, .., { HasVariable: false } target])
        {
            _ = Report(target.Value, target.Span, volumes, context);
        }
        else if (file.FindRun(instruction) is { } run)
        {
            var words = run.Script.Commands.Where(static command => Changing.Contains(command.Name ?? "")).SelectMany(static command => command.Operands);
            _ = words.Any(word => Report(word.ConstantValue ?? "", word.Span, volumes, context.Within(run.Map)));
        }
    }

    private bool Report(string path, TextSpan span, Dictionary<string, int> volumes, RuleContext context)
    {
        if (volumes.Keys.FirstOrDefault(volume => IsWithin(path, volume)) is not { } volume)
        {
            return false;
        }

        context.Report(this, span, $"{volume} is a volume since line {volumes[volume]}, and builders other than BuildKit drop changes to it from there on. Move the VOLUME below this line.");
        return true;
    }

    private static bool IsWithin(string path, string volume) =>
        path.StartsWith(volume, StringComparison.Ordinal) && (path.Length == volume.Length || path[volume.Length] == '/');
}
