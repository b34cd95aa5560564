using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Schemas;
using A11.Core.Text;

namespace A11.Core.Compose.Rules;

/// <summary>Compares compose files with the schema of the Compose specification: one walk that serves a check for each kind of mistake.</summary>
public sealed class UnknownComposeKey : ComposeRule
{
    private const string Rejected = ", so Compose rejects the file";

    private static readonly CheckDescriptor UnknownKey = Create("AXC0001", "unknown-compose-key", "Compose files must have only keys that Compose supports");

    private static readonly CheckDescriptor MissingKey = Create("AXC0007", "missing-compose-key", "Compose files must have the keys that Compose requires");

    private static readonly CheckDescriptor WrongType = Create("AXC0008", "wrong-compose-type", "Values in compose files must have the type that Compose expects");

    private static readonly CheckDescriptor UnexpectedValue = Create("AXC0009", "unexpected-compose-value", "Values in compose files must be ones that Compose supports");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => UnknownKey;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [UnknownKey, MissingKey, WrongType, UnexpectedValue];

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        if (FindLegacyService(file) is { } legacy)
        {
            context.Report(UnknownKey, legacy, $"The file has services at its top, as in version 1 of the format, which Compose rejects. Move them below the key services.");
            return;
        }

        // What an overriding file lacks is in the file below it: Compose validates both together.
        var isPart = ComposeOverride.MayBePart(context);
        foreach (var problem in SchemaValidator.Validate(ComposeSchema.Table, file.Root, ComposeSchema.Dialect))
        {
            if (problem.Kind is not SchemaProblemKind.MissingKey || !isPart)
            {
                context.Report(CheckOf(problem.Kind), problem.Span, problem.ToMessage(Rejected), related: [.. problem.Aliases.Select(alias => context.Locate(alias, "used here, too"))]);
            }
        }
    }

    /// <summary>The first service of a file without the key <c>services</c>, as version 1 of the format had it; null where the file has another form.</summary>
    private static TextSpan? FindLegacyService(ComposeFile file) => file.Root["services"] is not null
        ? null
        : file.Root.Entries.FirstOrDefault(static entry => !ComposeSchema.IsTopLevelKey(entry.Name) && entry.Value.AsMapping is { } service && (service["image"] ?? service["build"]) is { AsMapping: null })?.Key.Span;

    private static CheckDescriptor CheckOf(SchemaProblemKind kind) => kind switch
    {
        SchemaProblemKind.UnknownKey or SchemaProblemKind.ConflictingKeys => UnknownKey,
        SchemaProblemKind.MissingKey => MissingKey,
        SchemaProblemKind.WrongType or SchemaProblemKind.EmptyValue => WrongType,
        _ => UnexpectedValue,
    };

    private static CheckDescriptor Create(string id, string slug, string title) => new(id, slug, title, Severity.Error, Category.Correct) { Aliases = ["compose-go/schema", "dclint/invalid-schema", "a11/schema"] };
}
