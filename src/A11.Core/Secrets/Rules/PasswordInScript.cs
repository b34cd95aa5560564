using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Secrets.Values;
using A11.Core.Shell.Syntax;
using A11.Core.Yaml.Syntax;

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

    /// <summary>The keys under which YAML formats keep a command's words.</summary>
    private static readonly string[] Commands = ["command", "args", "entrypoint", "cmd"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Check;

    /// <inheritdoc/>
    public override void Visit(SourceFile file, RuleContext context)
    {
        foreach (var document in file.IsYaml && file.Yaml.IsWalkable ? file.Yaml.Documents : [])
        {
            foreach (var found in CommandsIn(document.Root).SelectMany(static words => ArgumentText.FindIn(words)))
            {
                Tell(found, context);
            }
        }
    }

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
                Tell(found, context);
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
            Tell(new Setting(assignment.Name, text, value.Span), context);
        }
    }

    /// <summary>The commands of a YAML file as lists of words; a word with spaces in it is a script, which is looked at as one.</summary>
    private static IEnumerable<IReadOnlyList<Argument>> CommandsIn(YamlNode node)
    {
        if (node is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                if (Commands.Contains(entry.Name) && entry.Value is YamlSequence words && (entry.Name != "args" || words.Items.Any(static word => word.Text is ['-', ..])))
                {
                    yield return [.. words.Items.OfType<YamlScalar>().Select(static word => new Argument(word.Value.Any(char.IsWhiteSpace) ? null : word.Value, word.ValueSpan, word.Value))];
                }
                else if (Commands.Contains(entry.Name) && entry.Value is YamlScalar { IsBlock: false } line && line.Value.AsSpan().IndexOfAny("\"'|&;\n") < 0)
                {
                    yield return [.. SecretText.WordsOf(line.Value).Select(word => word with { Span = line.Map.ToHost(word.Span) })];
                }
            }
        }

        foreach (var child in node switch { YamlMapping parent => parent.Entries.Select(static entry => entry.Value), YamlSequence list => list.Items, _ => Enumerable.Empty<YamlNode>() })
        {
            foreach (var words in CommandsIn(child))
            {
                yield return words;
            }
        }
    }

    private static void Tell(Setting found, RuleContext context)
    {
        var isOption = found.Name.Contains(' ', StringComparison.Ordinal) || found.Name.StartsWith('-');
        var fault = isOption ? $"{found.Name} is given a literal password" : $"{found.Name} is a literal";
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
        var argument = new Argument(word.ConstantValue, word.Span, word.Raw);
        return argument.Value is null ? argument : argument.Slice(0);
    }
}
