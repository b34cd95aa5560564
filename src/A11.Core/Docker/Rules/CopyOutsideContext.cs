using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for sources above the build context.</summary>
public sealed class CopyOutsideContext : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6044", "copy-outside-context", "COPY must stay within the build context", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.Name is not ("COPY" or "ADD") || instruction.Flag("from") is not null || instruction.Words.Length < 2)
        {
            return;
        }

        foreach (var source in instruction.Words[..^1].Where(static word => Leaves(word.Value)))
        {
            context.Report(this, source.Span, $"{source.Value} lies above the build context, and the builder takes {ContainerPath.Combine("/", source.Value)[1..]} of the context for it. Build from the directory above (docker build -f …), and name the path from there.");
        }
    }

    private static bool Leaves(string path)
    {
        var depth = 0;
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            depth += part switch { ".." => -1, "." => 0, _ => 1 };
            if (depth < 0)
            {
                return true;
            }
        }

        return false;
    }
}
