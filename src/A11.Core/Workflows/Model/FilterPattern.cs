using System.Buffers;
using A11.Core.Text;

namespace A11.Core.Workflows.Model;

/// <summary>
/// A pattern of a filter (GitHub's workflow syntax, “Filter pattern cheat sheet”): <c>*</c>, <c>**</c>, <c>?</c> and <c>+</c> after a character, <c>[]</c>, and <c>!</c> in front. What the name of a branch
/// can't hold (git-check-ref-format(1)), and how a path in Git can't be written, matches nothing.
/// </summary>
internal static class FilterPattern
{
    private static readonly SearchValues<char> NeverInRefs = SearchValues.Create(" \t~^:");
    private static readonly SearchValues<char> Escapable = SearchValues.Create("[?*+\\!");

    /// <summary>The first thing that is wrong with a pattern; null where nothing is.</summary>
    public static FilterProblem? FindProblem(string pattern, FilterKind kind) =>
        pattern.Length == 0 ? new FilterProblem(default, "The pattern is empty, so it matches nothing. Remove it.")
        : pattern == "!" ? new FilterProblem(new TextSpan(0, 1), "Nothing follows the !, so there is nothing to exclude. Add a pattern, or remove it.")
        : FindSyntaxProblem(pattern, kind) ?? (kind is FilterKind.Ref ? FindRefProblem(pattern) : kind is FilterKind.Path ? FindPathProblem(pattern) : null);

    private static FilterProblem? FindSyntaxProblem(string pattern, FilterKind kind)
    {
        var takesRepetition = false;
        for (var i = pattern[0] == '!' ? 1 : 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when kind is FilterKind.Ref && (i + 1 == pattern.Length || !Escapable.Contains(pattern[i + 1])):
                    return new FilterProblem(new TextSpan(i, Math.Min(2, pattern.Length - i)), @"A \ escapes only [ ? * + \ and !, and branches and tags can't contain it. Filters are globs, not regular expressions.");
                case '\\' when kind is FilterKind.Ref && pattern[i + 1] is '[' or '?' or '*':
                    return new FilterProblem(new TextSpan(i, 2), $"Branches and tags can't contain {pattern[i + 1]}, so the pattern matches nothing. Remove the backslash.");
                case '\\':
                    i++;
                    takesRepetition = true;
                    break;
                case '?' or '+' when !takesRepetition:
                    return new FilterProblem(new TextSpan(i, 1), $"{pattern[i]} repeats the character before it, and there is none. For any characters use *.");
                case '?' or '+' or '*':
                    takesRepetition = false;
                    break;
                case '[':
                    if (FindClassProblem(pattern, ref i) is { } problem)
                    {
                        return problem;
                    }

                    takesRepetition = true;
                    break;
                case '\n' or '\r' when kind is not FilterKind.Path || i + 1 < pattern.Length:
                    return new FilterProblem(new TextSpan(i, 1), "The pattern contains a line break, so it matches nothing. Write one pattern per list item.");
                default:
                    takesRepetition = true;
                    break;
            }
        }

        return null;
    }

    /// <summary>Reads <c>[…]</c> up to its end.</summary>
    private static FilterProblem? FindClassProblem(string pattern, ref int at)
    {
        var start = at;
        var end = pattern.IndexOf(']', start);
        if (end < 0)
        {
            return new FilterProblem(TextSpan.FromBounds(start, pattern.Length), "The [ is not closed, so the pattern is invalid. Add a ].");
        }

        at = end;
        var span = TextSpan.FromBounds(start, end + 1);
        var content = pattern.AsSpan(start + 1, end - start - 1);
        if (content.Length <= 1)
        {
            return content.IsEmpty
                ? new FilterProblem(span, "The [] is empty, so the pattern is invalid. List the characters that match.")
                : new FilterProblem(span, $"[{content}] matches only {content}. Write {content}.") { IsHarmless = true };
        }

        for (var i = 0; i < content.Length; i++)
        {
            if (i + 1 < content.Length && content[i + 1] == '-')
            {
                if (i + 2 == content.Length)
                {
                    return new FilterProblem(span, $"The range {content[i]}- in [{content}] has no end, so the pattern is invalid. Add the last character of the range.");
                }

                if (content[i] > content[i + 2])
                {
                    return new FilterProblem(span, $"The range {content[i]}-{content[i + 2]} is reversed, so the pattern is invalid. Write {content[i + 2]}-{content[i]}.");
                }

                i += 2;
            }
        }

        return null;
    }

    private static FilterProblem? FindRefProblem(string pattern)
    {
        var start = pattern[0] == '!' ? 1 : 0;
        if (pattern.AsSpan().IndexOfAny(NeverInRefs) is >= 0 and var at)
        {
            return new FilterProblem(new TextSpan(at, 1), $"Branches and tags can't contain {(pattern[at] is ' ' or '\t' ? "spaces" : pattern[at])}, so the pattern matches nothing. Filters are globs, not regular expressions.");
        }

        return pattern[start] == '/' ? new FilterProblem(new TextSpan(start, 1), "Branches and tags can't start with /, so the pattern matches nothing. Remove the slash.")
            : pattern[^1] is '/' or '.' ? new FilterProblem(new TextSpan(pattern.Length - 1, 1), $"Branches and tags can't end with {pattern[^1]}, so the pattern matches nothing. Remove it, or add *.")
            : null;
    }

    private static FilterProblem? FindPathProblem(string pattern)
    {
        var path = pattern.AsSpan(pattern[0] == '!' ? 1 : 0);
        if (path.Trim().Length < path.Length)
        {
            return new FilterProblem(new TextSpan(0, pattern.Length), "The path pattern starts or ends with whitespace, so it matches nothing. Remove the whitespace.");
        }

        foreach (var part in path.Split('/'))
        {
            if (path[part] is "." or "..")
            {
                return new FilterProblem(new TextSpan(0, pattern.Length), $"Paths in Git have no {path[part]}, so the pattern matches nothing. Write the path from the repository's root.");
            }
        }

        return null;
    }
}
