using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Scripts;

/// <summary>A command as a list of words, which no shell reads: what containers and probes start.</summary>
internal static class CommandWords
{
    /// <summary>The words of a sequence; none where the node is something else.</summary>
    /// <param name="node">The sequence.</param>
    /// <param name="interpolation">What the host reads in each word.</param>
    public static ImmutableArray<MappedText> Read(YamlNode? node, HostInterpolation? interpolation) =>
        [.. (node?.AsSequence?.Items ?? []).Select(item => item.AsScalar).OfType<YamlScalar>().Select(scalar => Read(scalar, interpolation))];

    /// <summary>A scalar as one word.</summary>
    public static MappedText Read(YamlScalar scalar, HostInterpolation? interpolation)
    {
        var text = new MappedTextBuilder();
        text.Append(scalar.Value, scalar.Map, interpolation);
        return text.ToText();
    }

    /// <summary>The scripts that an entrypoint and its arguments give to shells: the arguments of a shell, or a shell among the arguments of another program.</summary>
    public static IEnumerable<EmbeddedScript> FindScripts(ImmutableArray<MappedText> entrypoint, ImmutableArray<MappedText> arguments, ScriptHost host, bool isBusyBox) =>
        FindScript([.. entrypoint, .. arguments], host, isBusyBox) is { } script ? [script]
        : FindScript(arguments, host, isBusyBox) is { } inner ? [inner]
        : [];

    private static EmbeddedScript? FindScript(ImmutableArray<MappedText> words, ScriptHost host, bool isBusyBox)
    {
        var values = words.Select(word => word.Text).ToArray();
        return ShellInvocation.FindCommandString(values) is var (program, script) && ShellInvocation.Parse(values[program..script]) is { } shell
            ? words[script].ToScript(host with { Shell = shell.In(isBusyBox) })
            : null;
    }
}
