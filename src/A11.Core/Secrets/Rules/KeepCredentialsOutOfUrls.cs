using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;

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
        foreach (var login in UrlLogin.FindIn(text))
        {
            if (!IsComment(text, login.Start))
            {
                Check(login, context);
            }
        }
    }

    private void Check(UrlLogin login, RuleContext context)
    {
        var (user, password) = (login.User, login.Password);
        var isDefault = DefaultPasswords.Contain(password, user);
        if (Placeholder.Is(password) || login.IsPattern
            || (login.IsUnreachable && !DefaultPasswords.IsRandom(password))
            || (isDefault && (IsGeneric(user) || (login.HasServiceName && ThrowawayPasswords.IsContinuousIntegration(context.File)))))
        {
            return;
        }

        if (ThrowawayPasswords.Of(context.File).Contains(password, login.PasswordSpan.Start))
        {
            context.Report(this, login.PasswordSpan, $"The password of {user} is a literal in this URL. That is fine for a throwaway service of tests; use it nowhere else.", severity: Severity.Info);
        }
        else if (isDefault && login.HasServiceName)
        {
            context.Report(this, login.PasswordSpan, $"The URL has a default password for {user}. That is fine for development; set another one where others can reach {login.Host}.", severity: Severity.Info);
        }
        else
        {
            context.Report(this, login.PasswordSpan, $"The password of {user} is a literal in this URL, so everybody who can read the repository knows it. Take it from a variable or a secret.");
        }
    }

    /// <summary>Whether the user stands for any user, so that the whole is an example: <c>user:pass@</c>.</summary>
    private static bool IsGeneric(string user) => (user.Length > 2 && Placeholder.Is(user)) || user.ToLowerInvariant() is "user" or "username" or "usr" or "name" or "login" or "me" or "foo" or "myuser" or "someuser";

    /// <summary>Whether a place is in a comment: a number sign without quotes around it stands before it, at the start of a word.</summary>
    private static bool IsComment(string text, int offset)
    {
        var start = text.LastIndexOf('\n', offset) + 1;
        var quote = '\0';
        for (var at = start; at < offset; at++)
        {
            if (text[at] == '#' && quote == '\0' && (at == start || text[at - 1] is ' ' or '\t'))
            {
                return true;
            }

            quote = text[at] is not ('"' or '\'') ? quote : quote == '\0' ? text[at] : quote == text[at] ? '\0' : quote;
        }

        return text.AsSpan(start, offset - start).TrimStart().StartsWith("//");
    }
}
