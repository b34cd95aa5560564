using A11.Core.Budgets;
using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>A node of a YAML tree (YAML 1.2.2, chapter 3.2.1) with its place.</summary>
public abstract class YamlNode
{
    /// <summary>From the node's first character (of a block collection: of its first entry) to its last, without trailing breaks.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The anchor's name without its <c>&amp;</c>, if the node has one.</summary>
    public string? Anchor { get; init; }

    /// <summary>The tag as resolved (<c>tag:yaml.org,2002:str</c>, <c>!reset</c>), if the node states one.</summary>
    public string? Tag { get; init; }

    /// <summary>The node itself or, for an alias, the node that it stands for; the alias itself where its anchor is unknown.</summary>
    public virtual YamlNode Resolved => this;

    /// <summary>The node as a mapping, aliases followed; null where it is something else.</summary>
    public YamlMapping? AsMapping => Look() as YamlMapping;

    /// <summary>The node as a sequence, aliases followed; null where it is something else.</summary>
    public YamlSequence? AsSequence => Look() as YamlSequence;

    /// <summary>The node as a scalar, aliases followed; null where it is something else.</summary>
    public YamlScalar? AsScalar => Look() as YamlScalar;

    /// <summary>The value of a scalar, aliases followed; null where the node is a collection.</summary>
    public string? Text => AsScalar?.Value;

    /// <summary>Whatever a rule does with YAML, it looks at nodes: these are its steps.</summary>
    private YamlNode Look()
    {
        StepBudget.Take();
        return Resolved;
    }
}
