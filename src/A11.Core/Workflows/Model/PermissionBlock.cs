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
    public bool WritesSome => (_node.AsMapping?.Entries ?? []).Any(static entry => entry.Value.Text == "write");
}
