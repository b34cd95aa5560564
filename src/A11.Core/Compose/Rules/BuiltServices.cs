using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Schemas;

namespace A11.Core.Compose.Rules;

/// <summary>Compares services with the Dockerfiles that they are built from.</summary>
public sealed class BuiltServices : ComposeRule
{
    private static readonly CheckDescriptor Target = new("AXC0043", "undefined-build-target", "Build targets must be stages of the Dockerfile", Severity.Error, Category.Correct);

    private static readonly CheckDescriptor Port = new("AXC1018", "unexposed-published-port", "Published ports should be ones that the image exposes", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Target;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Target, Port];

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.At("build", "dockerfile_inline") is not null || service.Dockerfile(context.File.Directory) is not { } path || context.Repository.Facts.ImageAt(path) is not { } image)
        {
            return;
        }

        if (service.At("build", "target")?.AsScalar is not { Value.Length: > 0 } target)
        {
            CheckPorts(service, image, context);
        }
        else if (!Interpolation.HasVariable(target.Value) && !IsStage(target.Value, image))
        {
            context.Report(Target, target.ValueSpan, $"{path} has no stage {target.Value}, so service {service.Name} can't be built. {Advise(image)}");
        }
    }

    /// <summary>BuildKit takes names in any case, and numbers (dockerfile2llb, “findReachable”, “HasStage”).</summary>
    private static bool IsStage(string target, ImageFact image) =>
        image.Stages.Any(stage => stage.Equals(target, StringComparison.OrdinalIgnoreCase)) || (int.TryParse(target, out var number) && number >= 0 && number < image.Stages.Length);

    private static string Advise(ImageFact image) => image.Stages.Where(static stage => stage.Length > 0).ToArray() is { Length: > 0 } names ? $"Use {WordList.Join(names, "or")}." : "Remove target, or name a stage with AS.";

    /// <summary>What a command or a variable may change is left alone, as are images that expose nothing or a variable.</summary>
    private static void CheckPorts(ComposeService service, ImageFact image, RuleContext context)
    {
        var exposed = image.Ports.Select(static port => PortRange.Parse(port.Split('/')[0])).ToArray();
        if (exposed.Length == 0 || exposed.Any(static range => range is null) || (service.Get("command") ?? service.Get("entrypoint") ?? service.Get("environment") ?? service.Get("env_file") ?? service.At("build", "args")) is not null)
        {
            return;
        }

        foreach (var port in service.Ports)
        {
            if (PortRange.Parse(port.Container) is { } published && !exposed.Any(range => range!.Value.Overlaps(published)))
            {
                context.Report(Port, port.Node.Span, $"Service {service.Name} publishes port {port.Container} of its container, but {image.Path} exposes {WordList.Join([.. image.Ports.Distinct()], "and")}. Correct the port, or add EXPOSE {port.Container}.");
            }
        }
    }
}
