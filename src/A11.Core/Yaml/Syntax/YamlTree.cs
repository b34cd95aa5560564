using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>
/// A YAML stream with the exact place of everything in it. Reading never fails: where the text breaks the grammar, the tree
/// holds what stands before, and <see cref="Problems"/> says what is wrong and where.
/// </summary>
public sealed class YamlTree
{
    private ImmutableArray<Comment>? _comments;

    internal YamlTree(SourceText text) => Source = text;

    /// <summary>The text that was read.</summary>
    public SourceText Source { get; }

    /// <summary>The documents of the stream; none where the text is empty or holds comments alone.</summary>
    public required ImmutableArray<YamlDocument> Documents { get; init; }

    /// <summary>What is wrong with the text.</summary>
    public required ImmutableArray<YamlProblem> Problems { get; init; }

    /// <summary>The scalars of the whole stream in the order of the file; what lies between them is structure or comment.</summary>
    internal ImmutableArray<YamlScalar> Scalars { get; init; }

    /// <summary>The starts of all nodes, in ascending order with the node's span, outermost first.</summary>
    internal ImmutableArray<TextSpan> NodeSpans { get; init; }

    /// <summary>The first template's action that stands where YAML has a node; it counts as a scalar. Null where there is none.</summary>
    internal TextSpan? Action { get; init; }

    /// <summary>Whether rules may walk the tree, aliases followed, without meeting a loop or an explosion.</summary>
    public bool IsWalkable => Problems.All(static problem => problem.Kind is not YamlProblemKind.AliasBomb);

    /// <summary>Whether the text keeps the grammar.</summary>
    public bool IsComplete => Problems.All(static problem => problem.Kind is not (YamlProblemKind.Syntax or YamlProblemKind.TooDeep));

    /// <summary>The comments in the order of the file.</summary>
    public ImmutableArray<Comment> Comments => _comments ??= YamlComments.Find(this);

    /// <summary>The first document's root as a mapping; null where it is something else or absent.</summary>
    public YamlMapping? RootMapping => Documents.IsEmpty ? null : Documents[0].Root.AsMapping;

    /// <summary>Reads a YAML stream.</summary>
    public static YamlTree Parse(SourceText text) => YamlTreeBuilder.Build(text);
}
