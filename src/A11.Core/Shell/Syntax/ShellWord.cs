using System.Collections.Immutable;
using System.Text;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>A word (POSIX.1-2024, chapter 2.10.2, token WORD).</summary>
public sealed class ShellWord : ShellNode
{
    private readonly string _text;
    private string? _raw;
    private string? _value;
    private ImmutableArray<ShellExpansion> _expansions;

    internal ShellWord(string text, TextSpan span, ImmutableArray<ShellWordPart> parts)
        : base(span)
    {
        _text = text;
        Parts = parts;
    }

    /// <summary>What it is made of, in order.</summary>
    public ImmutableArray<ShellWordPart> Parts { get; }

    /// <summary>The word as written.</summary>
    public string Raw => _raw ??= Parts is [LiteralPart { IsEscaped: false } only] && only.Value.Length == Span.Length ? only.Value : _text.Substring(Span.Start, Span.Length);

    /// <summary>The word with quotes taken off and expansions as written.</summary>
    public string Value => _value ??= Parts is [LiteralPart only] ? only.Value : Unquoted(_text, Parts);

    /// <summary>The expansions in it.</summary>
    public ImmutableArray<ShellExpansion> Expansions => _expansions.IsDefault ? _expansions = ExpansionsOf(Parts) : _expansions;

    /// <summary>The word's value where no expansion is in it; null where it is known only when the script runs.</summary>
    public string? ConstantValue => IsConstant(Parts) ? Value : null;

    /// <summary>Whether any of it is quoted or escaped.</summary>
    public bool IsQuoted
    {
        get
        {
            foreach (var part in Parts)
            {
                if (part is SingleQuotedPart or DoubleQuotedPart or LiteralPart { IsEscaped: true })
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether the shell looks for files by it: a <c>*</c>, <c>?</c> or <c>[…]</c> without quotes.</summary>
    public bool HasPattern
    {
        get
        {
            foreach (var part in Parts)
            {
                if (part is ExtendedGlob
                    || (part is LiteralPart { IsEscaped: false } literal && (literal.Value.AsSpan().IndexOfAny('*', '?') >= 0 || (literal.Value.IndexOf('[', StringComparison.Ordinal) is >= 0 and var open && literal.Value.IndexOf(']', open) > open + 1))))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Its parts, with those in double quotes taken out of them.</summary>
    public IEnumerable<(ShellWordPart Part, bool IsQuoted)> AllParts
    {
        get
        {
            foreach (var part in Parts)
            {
                if (part is DoubleQuotedPart quoted)
                {
                    foreach (var inner in quoted.Parts)
                    {
                        yield return (inner, true);
                    }
                }
                else
                {
                    yield return (part, false);
                }
            }
        }
    }

    /// <summary>The word's text where it is written without quotes, escapes and expansions, as reserved words and operators are; null otherwise.</summary>
    public string? Bare => Parts is [LiteralPart { IsEscaped: false } only] ? only.Value : null;

    /// <inheritdoc/>
    public override string ToString() => Raw;

    /// <summary>A part of this word as a word of its own.</summary>
    internal ShellWord Slice(TextSpan span, ImmutableArray<ShellWordPart> parts) => new(_text, span, parts);

    /// <summary>Parts with quotes taken off and expansions as written.</summary>
    internal static string Unquoted(string text, ImmutableArray<ShellWordPart> parts)
    {
        var value = new StringBuilder();
        Append(text, value, parts);
        return value.ToString();
    }

    private static bool IsConstant(ImmutableArray<ShellWordPart> parts)
    {
        foreach (var part in parts)
        {
            if (part is not (LiteralPart or SingleQuotedPart or ExtendedGlob) && !(part is DoubleQuotedPart quoted && IsConstant(quoted.Parts)))
            {
                return false;
            }
        }

        return true;
    }

    private static void Append(string text, StringBuilder value, ImmutableArray<ShellWordPart> parts)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case LiteralPart literal:
                    _ = value.Append(literal.Value);
                    break;
                case SingleQuotedPart quoted:
                    _ = value.Append(quoted.Value);
                    break;
                case DoubleQuotedPart quoted:
                    Append(text, value, quoted.Parts);
                    break;
                default:
                    _ = value.Append(text, part.Span.Start, part.Span.Length);
                    break;
            }
        }
    }

    private static ImmutableArray<ShellExpansion> ExpansionsOf(ImmutableArray<ShellWordPart> parts)
    {
        if (IsConstant(parts))
        {
            return [];
        }

        var expansions = ImmutableArray.CreateBuilder<ShellExpansion>();
        Collect(parts, isQuoted: false, expansions);
        return expansions.ToImmutable();
    }

    private static void Collect(ImmutableArray<ShellWordPart> parts, bool isQuoted, ImmutableArray<ShellExpansion>.Builder expansions)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case DoubleQuotedPart quoted:
                    Collect(quoted.Parts, isQuoted: true, expansions);
                    break;
                case ParameterExpansion parameter:
                    expansions.Add(new ShellExpansion(part.Span, parameter.Name, isQuoted, parameter.HasFallback));
                    break;
                case LiteralPart or SingleQuotedPart or ExtendedGlob:
                    break;
                default:
                    expansions.Add(new ShellExpansion(part.Span, null, isQuoted, false));
                    break;
            }
        }
    }
}

/// <summary>A parameter, command or arithmetic expansion in a word.</summary>
/// <param name="Span">Where it is written.</param>
/// <param name="Name">The parameter's name; null for another kind of expansion.</param>
/// <param name="IsQuoted">Whether it stands in double quotes, so that its value stays one word.</param>
/// <param name="HasFallback">Whether it says what holds where the parameter is unset (<c>:-</c>, <c>:?</c>, …).</param>
public sealed record ShellExpansion(TextSpan Span, string? Name, bool IsQuoted, bool HasFallback);
