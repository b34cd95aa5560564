using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Text;

namespace A11.Core.Secrets.Rules;

/// <summary>No URL holds a password.</summary>
public sealed class KeepCredentialsOutOfUrls : SecretRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXX0002", "no-credentials-in-urls", "No URL holds a password", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    /// <inheritdoc/>
    public override void Visit(SourceFile file, RuleContext context)
    {
        var text = file.Text.Content;
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            var start = at + 3;
            var end = start;
            var braces = 0;
            while (end < text.Length && (braces > 0 || text[end] is not ('/' or ' ' or '"' or '\'' or '\n' or '\r' or '\t' or '`' or '@' or ',' or ')' or '<')))
            {
                braces += text[end] switch { '{' => 1, '}' => -1, '\n' => -braces, _ => 0 };
                end++;
            }

            var colon = text.IndexOf(':', start, end - start);
            if (end < text.Length && text[end] == '@' && colon > start && !Placeholder.Is(text[(colon + 1)..end]) && !IsComment(text, at))
            {
                Report(text[start..colon], text[(colon + 1)..end], TextSpan.FromBounds(colon + 1, end), context);
            }
        }
    }

    private void Report(string user, string password, TextSpan span, RuleContext context)
    {
        if (ThrowawayPasswords.Of(context.File).Contains(password, span.Start))
        {
            context.Report(this, span, $"The password of {user} is a literal in this URL. That is fine for a throwaway service of tests; use it nowhere else.", severity: Severity.Info);
            return;
        }

        context.Report(this, span, $"The password of {user} is a literal in this URL, so everybody who can read the repository knows it. Take it from a variable or a secret.");
    }

    private static bool IsComment(string text, int offset)
    {
        var start = text.LastIndexOf('\n', offset) + 1;
        return text.AsSpan(start, offset - start).TrimStart().StartsWith("#");
    }
}
