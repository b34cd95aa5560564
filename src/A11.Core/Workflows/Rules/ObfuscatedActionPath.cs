using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds actions whose path is written in a roundabout way.</summary>
public sealed class ObfuscatedActionPath : ActionRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1117", "obfuscated-action-path", "Write the path of an action without detours", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/obfuscation"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override void Check(YamlScalar uses, UsesReference reference, WorkflowFile file, RuleContext context)
    {
        var end = reference.Ref is null ? reference.Text.Length : reference.Text.Length - reference.Ref.Length - 1;
        var start = reference.Repository.Length + 1;
        if (end < start || reference.Text[start - 1] != '/')
        {
            return;
        }

        var written = reference.Text[start..end];
        if (written.Split('/').All(static part => part is not ("" or "." or "..")))
        {
            return;
        }

        if (UsesReference.Normalize(written) is not { } path)
        {
            context.Report(this, uses.ValueSpan, $"The path of {reference.Text} leaves its repository by “..”, which hides which action runs. Write the action's own path.");
            return;
        }

        var name = path.Length == 0 ? reference.Repository : $"{reference.Repository}/{path}";
        var fix = uses.IsBlock ? null : new Fix($"Write {name}", [new TextEdit(uses.Map.ToHost(new TextSpan(0, end)), name)], FixSafety.Safe);
        context.Report(this, uses.ValueSpan, $"The path of {reference.Text} has parts that mean nothing, which hides which action runs. Write {name}.", fix);
    }
}
