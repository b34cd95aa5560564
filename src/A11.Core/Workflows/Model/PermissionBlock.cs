using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>What a workflow or job lets its token do (GitHub's workflow syntax, <c>permissions</c>).</summary>
public sealed class PermissionBlock
{
    private readonly YamlNode _node;

    internal PermissionBlock(YamlNode node) => _node = node;

    /// <summary>Whether a text or a mapping, an empty one too, is given; a key alone limits nothing.</summary>
    public bool IsLimit => _node.AsMapping is not null || _node.Text is { Length: > 0 };

    /// <summary>Whether the token may write everything.</summary>
    public bool WritesAll => _node.Text == "write-all";

    /// <summary>Whether a scope is listed that the token may write.</summary>
    public bool WritesSome => WrittenScopes.Any();

    /// <summary>The scopes that the token may write.</summary>
    public IEnumerable<PlacedText> WrittenScopes => (_node.AsMapping?.Entries ?? []).Where(static entry => entry.Value.Text == "write").Select(static entry => new PlacedText(entry.Name, entry.Span));

    /// <summary>Where it says what the token may do.</summary>
    public TextSpan Span => _node.Span;
}
