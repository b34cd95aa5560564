using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The arguments of commands that declare variables.</summary>
public sealed class DeclarationArguments() : ShellCommandRule("declare", "export", "local", "readonly", "typeset", "let", "alias", "set")
{
    private static readonly CheckDescriptor AssignmentBySet = new("AXS2121", "assignment-by-set", "Assign variables without set", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2121"] };

    private static readonly CheckDescriptor ExportedValue = new("AXS2163", "export-of-expansion", "export should get the name of a variable, not its value", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2163"] };

    private static readonly CheckDescriptor SpacesInDeclaration = new("AXS2290", "spaces-in-declaration", "Declarations must not have spaces around =", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2290"] };

    private static readonly CheckDescriptor KeywordAsName = new("AXS2316", "keyword-declared-as-variable", "Declare a variable with one keyword a command", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2316"] };

    private static readonly CheckDescriptor ReadInSameDeclaration = new("AXS2318", "declaration-reads-itself", "Declarations should not read what the same command assigns", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2318"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => SpacesInDeclaration;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [AssignmentBySet, ExportedValue, SpacesInDeclaration, KeywordAsName, ReadInSameDeclaration];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (command.Name == "set")
        {
            CheckSet(command, script);
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in command.Arguments)
        {
            if (word.Parts is [LiteralPart { IsEscaped: false, Value: ['=', ..] or ['+', '=', ..] }, ..])
            {
                script.Report(SpacesInDeclaration, word.Span, $"The spaces around = make {command.Name} treat it as a separate argument. Write name=value without spaces.");
            }
            else if (command.Name is not ("let" or "alias"))
            {
                CheckArgument(command, word, names, script);
            }
        }
    }

    private static void CheckSet(ShellCommand command, ScriptContext script)
    {
        // Several words are the parameters that a script gives itself.
        if (command.Words is [_, { Raw: [var first, ..] word }, ..] && char.IsAsciiLetter(first)
            && (word.Contains('=', StringComparison.Ordinal) || command.Words is [_, _, { Bare: "=" }, ..] || command.Words is [_, { Bare: { Length: > 1 } }, { Bare: not null }]))
        {
            var assignment = word.Contains('=', StringComparison.Ordinal) ? word : $"{word}=value";
            script.Report(AssignmentBySet, command.Words[1].Span, $"set replaces the positional parameters and assigns no variable. Write {assignment} to assign, or set -- to set the parameters.");
        }
    }

    private static void CheckArgument(ShellCommand command, ShellWord word, HashSet<string> names, ScriptContext script)
    {
        if (word.Bare is "readonly" or "local" or "export" or "declare")
        {
            script.Report(KeywordAsName, word.Span, $"{command.Name} declares a variable called {word.Value} here. Use two commands, one with {command.Name} and one with {word.Value}.");
        }
        else if (command.Name == "export" && FindExpanded(word) is { } name)
        {
            script.Report(ExportedValue, word.Span, $"This exports the variable whose name is the value of {name}. Write export {name}, or \"${{{name}?}}\" if the indirection is intended.");
        }

        if (names.Count > 0 && FindRead(word, names) is { } read)
        {
            script.Report(ReadInSameDeclaration, word.Span, $"All arguments are expanded before any is assigned, so this reads the earlier value of {read}. Assign {read} in a command before this one.");
        }

        if (Declarations.Read(word) is { Value: not null, IsElement: false } declared)
        {
            _ = names.Add(declared.Name);
        }
    }

    /// <summary>The variable whose plain expansion is all of a word.</summary>
    private static string? FindExpanded(ShellWord word) =>
        (word.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : word.Parts) is [ParameterExpansion { Operator: "", IsIndirect: false, IsVariable: true } only] ? only.Name : null;

    private static string? FindRead(ShellWord word, HashSet<string> names)
    {
        var finder = new Finder(names);
        finder.Search(word);
        return finder.Found;
    }

    private sealed class Finder(HashSet<string> names) : ShellWalker
    {
        public string? Found { get; private set; }

        public void Search(ShellNode node) => Visit(node);

        protected override void Visit(ShellNode node)
        {
            Found ??= node switch
            {
                ParameterExpansion parameter when names.Contains(parameter.Name) => parameter.Name,
                ArithmeticVariable variable when names.Contains(variable.Name) => variable.Name,
                _ => null,
            };
            VisitChildren(node);
        }
    }
}
