using System.Collections.Immutable;
using System.Text;
using A11.Core.Analysis;
using A11.Core.Configuration.Peers;
using A11.Core.Files;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Migration;

/// <summary>
/// Finds what is not carried over from another linter's configuration: each setting is taken out for itself, and one without which the rest means the same
/// means nothing to us. So no reader of a format has to say what it passes over.
/// </summary>
/// <param name="path">The file, from the repository's root.</param>
/// <param name="text">Its text.</param>
/// <param name="checks">The checks by other linters' names.</param>
internal sealed class UncarriedSettings(string path, SourceText text, CheckIndex checks)
{
    /// <summary>Values of which one at least means nothing, whatever is asked for: a text may be a name or a pattern, and an empty one may be a pattern.</summary>
    private static readonly ImmutableArray<string> Nothings = ["a11-nothing", "\"\""];

    /// <summary>Finds them.</summary>
    public IEnumerable<MigrationRemark> Find()
    {
        var whole = Read(text.Content);
        var (carried, all) = (Meaning.OfCarried(whole), Meaning.Of(whole));
        foreach (var (span, shown) in IsYaml ? YamlSettings() : LineSettings())
        {
            var without = (IsYaml ? Nothings : [""]).Select(nothing => Read(TextEdit.Apply(text.Content, [new TextEdit(span, nothing)]))).FirstOrDefault(read => Meaning.OfCarried(read) == carried);
            if (without is not null)
            {
                var isHeard = Meaning.Of(without) != all;
                yield return new MigrationRemark(path, text.GetPosition(span.Start), isHeard
                    ? $"“{shown}” has no equivalent in {RepositorySettings.FileName}. A11 goes on reading it here, so keep this file."
                    : $"“{shown}” changes nothing in what A11 checks, so it is not carried over.")
                { KeepsFile = isHeard };
            }
        }

        if (PeerConfiguration.FindEffectOfPresence(path) is { } effect)
        {
            yield return new MigrationRemark(path, LinePosition.FileStart, $"{effect} An {RepositorySettings.FileName} can't say so, so keep this file.") { KeepsFile = true };
        }
    }

    private bool IsYaml => RepositoryPath.FileName(path) is not (".trivyignore" or "checkmake.ini" or ".shellcheckrc" or "shellcheckrc");

    private ConfigurationFile Read(string content) => PeerConfiguration.ReadAny(path, FileContent.Decode(Encoding.UTF8.GetBytes(content)), checks);

    /// <summary>The words of lines that are no comments and no headers.</summary>
    private IEnumerable<(TextSpan Span, string Shown)> LineSettings()
    {
        for (var number = 1; number <= text.LineCount; number++)
        {
            var line = text.GetLine(number);
            var content = text[line].ToString();
            if (content.Trim() is { Length: > 0 } trimmed && trimmed[0] is not ('#' or ';' or '['))
            {
                yield return (new TextSpan(line.Start + content.IndexOf(trimmed, StringComparison.Ordinal), trimmed.Length), trimmed);
            }
        }
    }

    private IEnumerable<(TextSpan Span, string Shown)> YamlSettings() => YamlTree.Parse(text) is { IsWalkable: true, RootMapping: { } root } ? Leaves(root, "") : [];

    private static IEnumerable<(TextSpan Span, string Shown)> Leaves(YamlNode node, string name)
    {
        foreach (var entry in node.AsMapping?.Entries ?? [])
        {
            foreach (var leaf in Leaves(entry.Value, entry.Name))
            {
                yield return leaf;
            }
        }

        foreach (var item in node.AsSequence?.Items ?? [])
        {
            foreach (var leaf in Leaves(item, name))
            {
                yield return leaf;
            }
        }

        if (node is YamlScalar { Span.Length: > 0 } scalar)
        {
            yield return (scalar.Span, $"{name}: {scalar.Value.ReplaceLineEndings(" ")}");
        }
    }
}
