using System.Collections.Immutable;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Expressions;

/// <summary>An expression of a workflow or an action, and where it stands. All spans are places of <see cref="Scalar"/>'s value.</summary>
public sealed class EmbeddedExpression
{
    private ParsedExpression? _parsed;

    internal EmbeddedExpression(YamlScalar scalar, ExpressionRange range, ExpressionPlace place)
    {
        Scalar = scalar;
        Range = range;
        Place = place;
    }

    /// <summary>The scalar that holds it.</summary>
    public YamlScalar Scalar { get; }

    /// <summary>Its place with the braces, where it has some.</summary>
    public TextSpan Span => Range.Span;

    /// <summary>Its text without the braces.</summary>
    public string Text => Scalar.Value.Substring(Range.Content.Start, Range.Content.Length);

    /// <summary>Whether it is the whole value of an <c>if</c>, which needs no braces.</summary>
    public bool IsBare => Range.Span == Range.Content;

    /// <summary>Whether it is all of its scalar's value, so that its value keeps its type.</summary>
    public bool IsWhole => Range.Span.Length == Scalar.Value.Length;

    /// <summary>Where in the file it stands.</summary>
    public ExpressionPlace Place { get; }

    /// <summary>The job that it belongs to; null outside of jobs.</summary>
    public WorkflowJob? Job => Place.Job;

    /// <summary>The step that it belongs to; null outside of steps.</summary>
    public WorkflowStep? Step => Place.Step;

    /// <summary>The tree; null where there is a problem.</summary>
    public ExpressionNode? Root => Parsed.Root;

    /// <summary>Why GitHub can't read it; null where it can.</summary>
    public ExpressionProblem? Problem => Parsed.Problem;

    internal ExpressionRange Range { get; }

    private ParsedExpression Parsed => _parsed ??= Range.IsClosed
        ? ExpressionParser.Parse(Scalar.Value, Range.Content)
        : new ParsedExpression(null, new ExpressionProblem(ExpressionProblemKind.Unclosed, TextSpan.FromBounds(Range.Span.Start, Range.Content.Start)));

    /// <summary>The expressions of a scalar on its own, wherever it stands.</summary>
    public static ImmutableArray<EmbeddedExpression> FindAll(YamlScalar scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        return ExpressionRange.IsIn(scalar.Value) ? [.. ExpressionRange.FindAll(scalar.Value).Select(range => new EmbeddedExpression(scalar, range, ExpressionPlace.Unknown))] : [];
    }
}
