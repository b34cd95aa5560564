using System.Text;
using System.Text.RegularExpressions;
using A11.Core.Boundaries;

namespace A11.Agents.Agents.Adapters;

/// <summary>A path pattern that starts at the root, and how agents write it.</summary>
/// <param name="Glob">The pattern: <c>**/Makefile</c>, <c>.github/**/*</c>.</param>
public sealed record PermissionPattern(string Glob)
{
    private const string AnyDepth = "**/";

    /// <summary>A pattern of a boundary: what has no slash inside is one of any depth.</summary>
    public static PermissionPattern Create(PathPattern pattern) =>
        new(pattern.Text.Contains('/', StringComparison.Ordinal) ? pattern.Text.TrimStart('/') : AnyDepth + pattern.Text);

    /// <summary>As globs of which a leading <c>**/</c> may or may not match nothing.</summary>
    public IEnumerable<string> Globs => Glob.StartsWith(AnyDepth, StringComparison.Ordinal) ? [Glob, Glob[AnyDepth.Length..]] : [Glob];

    /// <summary>As patterns whose <c>*</c> stands for slashes too. They match more than the pattern does.</summary>
    public string Wildcard => Glob.Replace(AnyDepth, "*", StringComparison.Ordinal).Replace("**", "*", StringComparison.Ordinal).Replace("**", "*", StringComparison.Ordinal);

    /// <summary>As a regular expression of the whole path, without a group that is repeated: Gemini CLI refuses such as unsafe.</summary>
    public string Expression
    {
        get
        {
            var text = new StringBuilder();
            for (var i = 0; i < Glob.Length; i++)
            {
                if (Glob.AsSpan(i).StartsWith(AnyDepth))
                {
                    _ = text.Append("(|[^\"]*/)");
                    i += 2;
                }
                else if (Glob.AsSpan(i).StartsWith("**"))
                {
                    _ = text.Append("[^\"]*");
                    i++;
                }
                else
                {
                    _ = Glob[i] switch
                    {
                        '*' => text.Append("[^\"/]*"),
                        '?' => text.Append("[^\"/]"),
                        '[' or ']' or '-' => text.Append(Glob[i]),
                        '\\' when i + 1 < Glob.Length => text.Append(Regex.Escape(Glob[++i].ToString())),
                        _ => text.Append(Regex.Escape(Glob[i].ToString())),
                    };
                }
            }

            return text.ToString();
        }
    }
}
