using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Secrets.Values;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Secrets.Rules;

/// <summary>Finds literal passwords among the words of commands, and in the variables of scripts.</summary>
public sealed class PasswordInScript : SecretScriptRule
{
    private static readonly CheckDescriptor Check = new("AXX0009", "password-in-script", "Scripts must not contain literal passwords", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    /// <summary>Names of variables that a script uses for other things: the working directory, a pattern, a part of a text.</summary>
    private static readonly string[] Ambiguous = ["PWD", "OLDPWD", "pat", "PAT", "token", "tokens", "secret", "secrets", "key", "pwd"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Check;

    /// <inheritdoc/>
    public override void Visit(ShellScript script, RuleContext context)
    {
        var seen = new HashSet<SimpleCommand>(ReferenceEqualityComparer.Instance);
        foreach (var command in script.Commands)
        {
            if (seen.Add(command.Node))
            {
                foreach (var assignment in command.Node.Assignments)
                {
                    VisitAssignment(assignment, context);
                }
            }

            foreach (var found in ArgumentText.FindIn([.. command.Words.Select(static word => ToArgument(word))]))
            {
                var isOption = found.Name.Contains(' ', StringComparison.Ordinal) || found.Name.StartsWith('-');
                Tell(found, isOption ? $"{found.Name} is given a literal password" : $"{found.Name} is a literal", context);
            }
        }
    }

    private static void VisitAssignment(ShellAssignment assignment, RuleContext context)
    {
        var value = ToArgument(assignment.Value);
        if (value.Value is not { Length: > 0 } text || assignment.Subscript is not null)
        {
            return;
        }

        // Variables of a script alone are called as its author likes: there, a word is one, and only what looks made up is a secret.
        var certainty = NamedSecret.JudgeVariable(assignment.Name, text);
        var isLoose = Ambiguous.Contains(assignment.Name) || (assignment.Name.Any(char.IsAsciiLetterLower) && !NamedSecret.IsPassword(assignment.Name)) || text.Contains(' ', StringComparison.Ordinal);
        if (certainty != SecretCertainty.None && (!isLoose || certainty == SecretCertainty.Generated))
        {
            Tell(new Setting(assignment.Name, text, value.Span), $"{assignment.Name} is a literal", context);
        }
    }

    private static void Tell(Setting found, string fault, RuleContext context)
    {
        var isThrowaway = ThrowawayPasswords.Read(context.File).Contains(found.Value, 0);
        var isDefault = DefaultPasswords.Contain(found.Value);
        if (isThrowaway || (isDefault && ThrowawayPasswords.IsContinuousIntegration(context.File)))
        {
            Report(Check, found.Span, $"{fault}. That is fine for a throwaway test service. Don't use the value anywhere else.", context, Severity.Info);
        }
        else if (isDefault)
        {
            Report(Check, found.Span, $"{fault} that anyone can guess. Take it from a variable that is set outside of the script, or from standard input.", context, Severity.Warning);
        }
        else
        {
            Report(Check, found.Span, $"{fault}, so everyone who can read the repository knows it. Take it from a variable that is set outside of the script, or from standard input.", context);
        }
    }

    /// <summary>A word, and where its text stands without the quotes around it.</summary>
    private static Argument ToArgument(ShellWord word)
    {
        var isQuoted = word.Parts is [SingleQuotedPart { IsAnsi: false } or DoubleQuotedPart { IsLocalized: false }] && word.ConstantValue is { } text && text.Length == word.Span.Length - 2;
        return new Argument(word.ConstantValue, isQuoted ? TextSpan.FromBounds(word.Span.Start + 1, word.Span.End - 1) : word.Span);
    }
}
