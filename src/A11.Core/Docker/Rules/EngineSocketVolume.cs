using A11.Core.Analysis;
using A11.Core.Containers;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for images that ask for the container engine's socket.</summary>
public sealed class EngineSocketVolume : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6045", "engine-socket-volume", "Images should not ask for the container engine's socket", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        foreach (var path in instruction.Words.Where(path => instruction.Is("VOLUME") && EngineSocket.Is(path.Value)))
        {
            context.Report(this, path.Span, $"Whoever holds {path.Value} controls the host, and VOLUME only makes an empty directory of it. Remove it, and mount a socket only where a container is trusted like the host.");
        }
    }
}
