using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Secrets.Values;

namespace A11.Core.Secrets.Rules;

/// <summary>Finds connection strings and parameters of URLs with a literal secret.</summary>
public sealed class PasswordInConnectionString : SecretRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXX0011", "password-in-connection-string", "Connection strings must not contain passwords", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    /// <inheritdoc/>
    public override void Visit(SourceFile file, RuleContext context)
    {
        var comments = new CommentCursor(file.Text.Content);
        foreach (var found in ConnectionText.FindIn(file.Text.Content))
        {
            if (!comments.IsComment(found.Span.Start) && !(found.IsLocal && DefaultPasswords.Contain(found.Value)))
            {
                Check(found, context);
            }
        }
    }

    private void Check(ConnectionText found, RuleContext context)
    {
        if (ThrowawayPasswords.Read(context.File).Contains(found.Value, found.Span.Start))
        {
            Report(Descriptor, found.Span, $"{found.Name} is a literal in this connection string. That is fine for a throwaway test service. Don't use it anywhere else.", context, Severity.Info);
        }
        else if (DefaultPasswords.Contain(found.Value) || (found.IsLocal && !RandomText.Is(found.Value)))
        {
            Report(Descriptor, found.Span, $"{found.Name} is a default password in this connection string. That is fine for development. Set another one where others can reach the server.", context, Severity.Info);
        }
        else
        {
            Report(Descriptor, found.Span, $"{found.Name} is a literal in this connection string, so everyone who can read the repository knows it. Take it from a variable or a secret.", context);
        }
    }
}
