using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell;

/// <summary>
/// Runs shell rules over scripts. Each rule sees only what it asked for, so that a script costs what its nodes cost and not their number times that of the rules.
/// </summary>
public sealed class ShellChecker
{
    private readonly ImmutableArray<ShellRule> _rules;
    private readonly Dictionary<Type, List<ShellRule>> _byNode = [];
    private readonly Dictionary<string, List<ShellRule>> _byCommand = new(StringComparer.Ordinal);

    /// <summary>A checker of these rules.</summary>
    public ShellChecker(ImmutableArray<ShellRule> rules)
    {
        _rules = rules;
        foreach (var rule in rules)
        {
            foreach (var type in rule.NodeTypes)
            {
                Add(_byNode, type, rule);
            }

            foreach (var name in rule.CommandNames)
            {
                Add(_byCommand, name, rule);
            }
        }
    }

    /// <summary>Checks a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="context">Where the rules report; its places are those of the script's text.</param>
    public void Check(EmbeddedScript script, RuleContext context)
    {
        var state = new ScriptContext(script, script.Parse(), context);
        foreach (var rule in _rules)
        {
            context.Guard.Run(rule, state, static (rule, script) => rule.Visit(script));
        }

        new Walk(this, state, context.Guard).Start();
    }

    private static void Add<TKey>(Dictionary<TKey, List<ShellRule>> rules, TKey key, ShellRule rule)
        where TKey : notnull
    {
        if (!rules.TryGetValue(key, out var list))
        {
            rules.Add(key, list = []);
        }

        list.Add(rule);
    }

    private sealed class Walk(ShellChecker checker, ScriptContext script, RuleGuard guard) : ShellWalker
    {
        public void Start() => Visit(script.Script.Root);

        protected override void Visit(ShellNode node)
        {
            if (checker._byNode.TryGetValue(node.GetType(), out var rules))
            {
                foreach (var rule in rules)
                {
                    guard.Run(rule, (node, script), static (rule, visited) => rule.Visit(visited.node, visited.script));
                }
            }

            if (node is SimpleCommand { Words.IsEmpty: false } command)
            {
                VisitCommand(command);
            }

            script.Enter(node);
            VisitChildren(node);
            script.Leave();
        }

        private void VisitCommand(SimpleCommand command)
        {
            var words = ShellWrappers.Strip(command.Words);
            if (words[0].ConstantValue is { } path && checker._byCommand.TryGetValue(path[(path.LastIndexOf('/') + 1)..], out var rules))
            {
                var seen = new ShellCommand(command.Span, words, [], ShellOperator.Sequence, 0) { Node = command };
                foreach (var rule in rules)
                {
                    guard.Run(rule, (seen, script), static (rule, visited) => rule.Visit(visited.seen, visited.script));
                }
            }
        }
    }
}
