using System.Collections.Immutable;
using System.Text.Json;
using A11.Core.DevContainers.Model;
using A11.Core.Json.Syntax;
using A11.Core.Repositories;
using A11.Core.Scripts;

namespace A11.Core.DevContainers;

/// <summary>
/// The lifecycle commands: a text is for <c>/bin/sh</c>, a list is a command that no shell reads, and an object holds several of both, which run side by side
/// (Development Containers specification, “Lifecycle scripts” and “Formatting string vs. array properties”).
/// </summary>
internal static class DevContainerScripts
{
    private static readonly ImmutableArray<string> Commands = ["initializeCommand", "onCreateCommand", "updateContentCommand", "postCreateCommand", "postStartCommand", "postAttachCommand"];

    /// <summary>The image and the settings of the machine set variables, too (2154).</summary>
    private static readonly ScriptHost Host = new(ScriptHostKind.DevContainer) { ExcludedCodes = [2154] };

    public static IEnumerable<EmbeddedScript> FindAll(SourceFile file)
    {
        var model = DevContainerFile.Read(file);
        return Commands.Select(model.Find).OfType<JsonValue>()
            .SelectMany(static command => command.Kind is JsonValueKind.Object ? command.Members.Select(static member => member.Value) : [command])
            .SelectMany(command => FindIn(command, file, model));
    }

    private static IEnumerable<EmbeddedScript> FindIn(JsonValue command, SourceFile file, DevContainerFile model)
    {
        var isBusyBox = model.Reference?.HasBusyBox == true;
        return command.Text is { Length: > 0 }
            ? [Read(command, file).ToScript(Host with { Shell = ShellInvocation.Posix.In(isBusyBox) })]
            : CommandWords.FindScripts([], [.. command.Items.Where(static item => item.Text is not null).Select(item => Read(item, file))], Host, isBusyBox);
    }

    private static MappedText Read(JsonValue value, SourceFile file)
    {
        var text = new MappedTextBuilder();
        text.Append(value.Text!, JsonString.CreateMap(file.Text[value.ValueSpan], value.ValueSpan.Start), DevContainerVariables.Read);
        return text.ToText();
    }
}
