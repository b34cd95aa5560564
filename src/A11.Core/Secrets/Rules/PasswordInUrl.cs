using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Secrets.Values;

namespace A11.Core.Secrets.Rules;

/// <summary>Finds URLs with a literal password.</summary>
public sealed class PasswordInUrl : SecretRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXX0002", "password-in-url", "URLs must not contain passwords", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    /// <inheritdoc/>
    public override void Visit(SourceFile file, RuleContext context)
    {
        var text = file.Text.Content;
        var comments = new CommentCursor(text);
        foreach (var login in UrlLogin.FindIn(text))
        {
            if (!comments.IsComment(login.Start))
            {
                Check(login, context);
            }
        }
    }

    private void Check(UrlLogin login, RuleContext context)
    {
        var (user, password) = (login.User, login.Password);
        var isDefault = DefaultPasswords.Contain(password, user);
        var owner = user.Length > 0 ? $"The password of {user}" : "The password";
        if (Placeholder.Is(password) || IsNamedAlike(user, password) || TokenText.IsIn(password) || login.IsPattern
            || (login.HasVariableHost && isDefault)
            || (login.IsUnreachable && !DefaultPasswords.IsRandom(password))
            || (isDefault && (IsGeneric(user) || (login.HasServiceName && ThrowawayPasswords.IsContinuousIntegration(context.File)))))
        {
            return;
        }

        if (ThrowawayPasswords.Read(context.File).Contains(password, login.PasswordSpan.Start))
        {
            Report(Descriptor, login.PasswordSpan, $"{owner} is a literal in this URL. That is fine for a throwaway test service. Don't use it anywhere else.", context, Severity.Info);
        }
        else if (isDefault && login.HasServiceName)
        {
            Report(Descriptor, login.PasswordSpan, $"The URL has a default password{(user.Length > 0 ? $" for {user}" : "")}. That is fine for development. Set another one where others can reach {login.Host}.", context, Severity.Info);
        }
        else
        {
            Report(Descriptor, login.PasswordSpan, $"{owner} is a literal in this URL, so everyone who can read the repository knows it. Take it from a variable or a secret.", context, login.HasVariableHost && !DefaultPasswords.IsRandom(password) ? Severity.Warning : null);
        }
    }

    /// <summary>Whether the user stands for any user, so that the whole is an example: <c>user:pass@</c>.</summary>
    private static bool IsGeneric(string user) => (user.Length > 2 && Placeholder.Is(user)) || user.ToLowerInvariant() is "user" or "username" or "usr" or "name" or "login" or "me" or "foo" or "myuser" or "someuser";

    /// <summary>Whether both say what stands in their place: <c>remoteUser:remotePassword</c>, <c>access_key:secret_access_key</c>.</summary>
    private static bool IsNamedAlike(string user, string password) =>
        (SecretNames.IsSecret(user) && SecretNames.IsSecret(password)) || IsUserAndPassword(user, password);

    private static bool IsUserAndPassword(string user, string password) =>
        user.Length > "user".Length && password.Length > "password".Length
        && user.EndsWith("user", StringComparison.OrdinalIgnoreCase) && password.EndsWith("password", StringComparison.OrdinalIgnoreCase)
        && user.AsSpan(0, user.Length - "user".Length).Equals(password.AsSpan(0, password.Length - "password".Length), StringComparison.OrdinalIgnoreCase);
}
