using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Scripts;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>Finds health checks whose program the service's image does not contain.</summary>
public sealed class MissingServiceCheckProgram : ComposeRule
{
    private static readonly string[] Programs = ["curl", "wget", "bash", "sh"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1019", "missing-service-check-program", "Health checks should use a program that the image contains", Severity.Error, Category.Health);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.At("healthcheck", "test") is not { } test || FindLacking(service, context) is not { } lacks)
        {
            return;
        }

        var items = test.AsSequence?.Items.Select(static item => item.AsScalar).OfType<YamlScalar>().ToArray() ?? (test.AsScalar is { } line ? [line] : []);
        var usesShell = test.AsSequence is null ? test.Text != "NONE" : items is [{ Value: "CMD-SHELL" }, ..];
        var (place, program) = usesShell ? (items[^1], lacks("sh") ? "sh" : FirstWord(items[^1])) : items is [{ Value: "CMD" }, var name, ..] ? (name, name.Value) : (null, null);
        if (place is not null && program is not null && Programs.Contains(program) && lacks(program))
        {
            context.Report(this, place.Span, $"The image of service {service.Name} does not contain {program}, so the health check always fails. {(lacks("sh") ? "Use a health check command of the program itself, with CMD" : program == "curl" && !lacks("wget") ? "Use wget -q --spider instead" : $"Install {program}, or use a health check command of the program itself")}.");
        }
    }

    /// <summary>What tells whether the image surely lacks a program; null where nothing is known of it.</summary>
    private static Func<string, bool>? FindLacking(ComposeService service, RuleContext context)
    {
        if (!service.IsBuilt)
        {
            return service.Reference is { } image && !Interpolation.HasVariable(service.Image!.Value) ? program => ImagePrograms.Lacks(image, program) : null;
        }

        return service is { Target: null } && service.At("build", "dockerfile_inline") is null && service.Dockerfile(context.File.Directory) is { } path ? context.Repository.Facts.ImageAt(path)?.Lacks : null;
    }

    private static string? FirstWord(YamlScalar script) => CommandLine.Split(CommandWords.Read(script, Interpolation.Read)) is [var word, ..] ? word.Text : null;
}
