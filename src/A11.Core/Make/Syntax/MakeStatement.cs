using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>A logical line of a makefile, or several that belong together. The statements of a file, one after the other, are its text.</summary>
/// <param name="FullSpan">The lines, with their ends.</param>
public abstract record MakeStatement(TextSpan FullSpan)
{
    /// <summary>What it consists of, without trivia, in order.</summary>
    internal ImmutableArray<MakeToken> Parts { get; init; } = [];

    /// <summary>All tokens, trivia included.</summary>
    public virtual IEnumerable<MakeToken> Tokens
    {
        get
        {
            var position = FullSpan.Start;
            foreach (var part in Parts)
            {
                if (part.Span.Start > position)
                {
                    yield return new MakeToken(MakeTokenKind.Trivia, TextSpan.FromBounds(position, part.Span.Start));
                }

                yield return part;
                position = part.Span.End;
            }

            if (position < FullSpan.End)
            {
                yield return new MakeToken(MakeTokenKind.Trivia, TextSpan.FromBounds(position, FullSpan.End));
            }
        }
    }
}

/// <summary>A line with nothing on it but whitespace or a comment.</summary>
/// <param name="FullSpan">The line, with its end.</param>
public sealed record MakeTrivia(TextSpan FullSpan) : MakeStatement(FullSpan);

/// <summary>A line that is neither a rule nor an assignment nor a directive: functions that are called for their effect, or what make refuses.</summary>
/// <param name="FullSpan">The line, with its end.</param>
public sealed record MakeExpressionLine(TextSpan FullSpan) : MakeStatement(FullSpan);

/// <summary>A line that no make reads, as its condition never holds.</summary>
/// <param name="FullSpan">The line, with its end.</param>
public sealed record MakeIgnoredLine(TextSpan FullSpan) : MakeStatement(FullSpan);

/// <summary>A line <c>include</c>, <c>export</c>, <c>unexport</c>, <c>undefine</c>, <c>vpath</c> or <c>load</c>.</summary>
/// <param name="FullSpan">The line, with its end.</param>
/// <param name="Keyword">The directive.</param>
/// <param name="Words">What stands after it.</param>
public sealed record MakeDirective(TextSpan FullSpan, MakeWord Keyword, ImmutableArray<MakeWord> Words) : MakeStatement(FullSpan)
{
    /// <summary>Whether other makefiles are read here.</summary>
    public bool IsInclude => Keyword.Text is "include" or "-include" or "sinclude";
}

/// <summary>The line of a rule that names targets and prerequisites; a recipe after <c>;</c> included.</summary>
/// <param name="FullSpan">The line, with its end.</param>
/// <param name="Index">The rule's place among those of the file.</param>
public sealed record MakeRuleLine(TextSpan FullSpan, int Index) : MakeStatement(FullSpan);

/// <summary>A conditional: <c>ifdef</c>, <c>ifndef</c>, <c>ifeq</c> or <c>ifneq</c> up to its <c>endif</c>.</summary>
/// <param name="FullSpan">All of its lines, with their ends.</param>
/// <param name="Branches">What stands under the condition, and under each <c>else</c>.</param>
/// <param name="End">The line <c>endif</c>; null where there is none.</param>
public sealed record MakeConditional(TextSpan FullSpan, ImmutableArray<MakeBranch> Branches, MakeTrivia? End) : MakeStatement(FullSpan)
{
    /// <inheritdoc/>
    public override IEnumerable<MakeToken> Tokens =>
        Branches.SelectMany(branch => branch.Head.Tokens.Concat(branch.Statements.SelectMany(statement => statement.Tokens))).Concat(End?.Tokens ?? []);
}

/// <summary>A branch of a conditional.</summary>
/// <param name="Head">The line that begins it.</param>
/// <param name="Keyword">Its directive: <c>ifdef</c>, <c>else ifeq</c>, <c>else</c>.</param>
/// <param name="Condition">What it asks; empty after a plain <c>else</c>.</param>
/// <param name="Statements">The lines in it.</param>
public sealed record MakeBranch(MakeTrivia Head, string Keyword, TextSpan Condition, ImmutableArray<MakeStatement> Statements);
