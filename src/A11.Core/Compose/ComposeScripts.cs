using System.Collections.Immutable;
using A11.Core.Compose.Model;
using A11.Core.Scripts;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose;

/// <summary>
/// The shell code of a compose file: what <c>entrypoint</c>, <c>command</c>, <c>healthcheck.test</c>, the hooks <c>post_start</c> and <c>pre_stop</c> and <c>develop.watch</c> give to a shell
/// (Compose specification, “services” and “develop”).
/// </summary>
internal static class ComposeScripts
{
    private static readonly string[] Hooks = ["post_start", "pre_stop"];

    /// <summary>The image and files outside of this one set variables, too (2154).</summary>
    private static readonly ScriptHost Host = new(ScriptHostKind.ContainerCommand) { ExcludedCodes = [2154] };

    public static IEnumerable<EmbeddedScript> FindAll(ComposeFile file) => file.Services.SelectMany(FindAll).DistinctBy(static script => script.Map.ToHost(new TextSpan(0, script.Text.Length)));

    private static IEnumerable<EmbeddedScript> FindAll(ComposeService service)
    {
        var isBusyBox = service is { IsBuilt: false, Reference.HasBusyBox: true };
        var host = Host with { Variables = [.. VariablesOf(service)] };
        var hooks = Hooks.SelectMany(name => service.Get(name)?.AsSequence?.Items ?? []);
        var watches = (service.Get("develop")?.AsMapping?["watch"]?.AsSequence?.Items ?? []).Select(watch => watch.AsMapping?["exec"]);
        return
        [
            .. CommandWords.FindScripts(WordsOf(service.Get("entrypoint")), WordsOf(service.Get("command")), host, isBusyBox),
            .. HealthCheckOf(service, host, isBusyBox),
            .. hooks.Concat(watches).SelectMany(hook => CommandWords.FindScripts([], WordsOf(hook?.AsMapping?["command"]), host, isBusyBox)),
        ];
    }

    private static ImmutableArray<MappedText> WordsOf(YamlNode? command) =>
        command?.AsScalar is { } line ? CommandLine.Split(CommandWords.Read(line, Interpolation.Read)) : CommandWords.Read(command, Interpolation.Read);

    /// <summary>A text is for the image's shell, as is what follows <c>CMD-SHELL</c>; what follows <c>CMD</c> is a command of words.</summary>
    private static IEnumerable<EmbeddedScript> HealthCheckOf(ComposeService service, ScriptHost host, bool isBusyBox)
    {
        var test = service.Get("healthcheck")?.AsMapping?["test"];
        var words = test?.AsScalar is { } line ? [CommandWords.Read(line, Interpolation.Read)] : CommandWords.Read(test, Interpolation.Read);
        return test?.AsScalar is not null && words[0].Text != "NONE" ? [words[0].ToScript(ForShell())]
            : words is [{ Text: "CMD-SHELL" }, var script, ..] ? [script.ToScript(ForShell())]
            : words is [{ Text: "CMD" }, ..] ? CommandWords.FindScripts([], words[1..], host, isBusyBox)
            : [];

        ScriptHost ForShell() => host with { Shell = ShellInvocation.Posix.In(isBusyBox) };
    }

    private static IEnumerable<string> VariablesOf(ComposeService service) => service.Get("environment")?.Resolved switch
    {
        YamlMapping mapping => mapping.MergedEntries().Select(entry => entry.Name),
        YamlSequence sequence => sequence.Items.Select(item => item.Text?.Split('=')[0]).OfType<string>(),
        _ => [],
    };
}
