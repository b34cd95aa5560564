using System.Collections.Immutable;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Schemas;

/// <summary>
/// Compares a YAML tree with a schema in one walk. Each place is looked at once: the form of a mapping is chosen by its keys before its values are looked at, and
/// what an alias stands for is looked at where it is first used.
/// </summary>
internal sealed class SchemaValidator
{
    /// <summary>Deeper than any format; aliases nest deeper than the text does.</summary>
    private const int MaximumDepth = 200;

    private readonly SchemaDialect _dialect;
    private readonly ImmutableArray<SchemaProblem>.Builder _problems = ImmutableArray.CreateBuilder<SchemaProblem>();
    private readonly HashSet<(YamlNode Node, SchemaDefinition Definition)> _anchored = [];
    private readonly Dictionary<YamlNode, List<TextSpan>> _aliases = new(ReferenceEqualityComparer.Instance);
    private readonly List<(int Problem, YamlNode Node)> _inAnchored = [];
    private readonly HashSet<(YamlMapping Node, SchemaMapping Form)> _merged = [];
    private YamlNode? _anchor;

    private SchemaValidator(SchemaDialect dialect) => _dialect = dialect;

    /// <summary>Finds what breaks the structure, in the order of the walk.</summary>
    /// <param name="schema">What may stand where.</param>
    /// <param name="root">The file's node.</param>
    /// <param name="dialect">How the engine that reads the file reads YAML.</param>
    public static ImmutableArray<SchemaProblem> Validate(Schema schema, YamlNode root, SchemaDialect dialect) => Validate(schema.Root, root, dialect);

    /// <summary>Finds what breaks the structure of a part, in the order of the walk.</summary>
    /// <param name="definition">What may stand there.</param>
    /// <param name="root">The part's node.</param>
    /// <param name="dialect">How the engine that reads the file reads YAML.</param>
    public static ImmutableArray<SchemaProblem> Validate(SchemaDefinition definition, YamlNode root, SchemaDialect dialect)
    {
        var validator = new SchemaValidator(dialect);
        validator.Visit(root, definition, new SchemaPlace("", IsItem: false, IsNamed: false, root.Span), new Scope(false, null, 0));
        foreach (var (problem, node) in validator._inAnchored)
        {
            if (validator._aliases.TryGetValue(node, out var aliases))
            {
                validator._problems[problem] = validator._problems[problem] with { Aliases = [.. aliases] };
            }
        }

        return validator._problems.ToImmutable();
    }

    private void Visit(YamlNode node, SchemaDefinition definition, SchemaPlace place, Scope scope)
    {
        if (definition.IsAny || scope.Depth > MaximumDepth || (node.Tag is not null && node.Tag == _dialect.RemovalTag))
        {
            return;
        }

        if (node is YamlAlias { Target: { } target } alias)
        {
            if (!_aliases.TryGetValue(target, out var places))
            {
                _aliases.Add(target, places = []);
            }

            places.Add(alias.Span);
        }

        var resolved = node.Resolved;
        if (resolved.Anchor is not null && !_anchored.Add((resolved, definition)))
        {
            return;
        }

        var outer = _anchor;
        _anchor = resolved.Anchor is null ? outer : resolved;
        var inner = new Scope(scope.AcceptsExpressions || definition.AcceptsExpressions, definition.Topic ?? scope.Topic, scope.Depth + 1);
        switch (resolved)
        {
            case YamlScalar scalar:
                VisitScalar(scalar, definition, place, inner);
                break;
            case YamlSequence sequence:
                VisitSequence(sequence, definition, place, inner);
                break;
            case YamlMapping mapping:
                VisitMapping(mapping, definition, place, inner);
                break;
            default:
                break;
        }

        _anchor = outer;
    }

    private void VisitScalar(YamlScalar scalar, SchemaDefinition definition, SchemaPlace place, Scope scope)
    {
        if (IsExpression(scalar, scope) && (definition.Text is not null || _dialect.IsWholeExpression(scalar.Value)))
        {
            return;
        }

        var type = _dialect.TypeOf(scalar);
        if (definition.Number is { } number && (type is ScalarType.Integer || (type is ScalarType.Number && !number.IsWhole)))
        {
            if (CoreScalars.NumberOf(scalar) is { } value && !number.Range.Contains(value))
            {
                Report(SchemaProblemKind.UnexpectedValue, place.Of(scalar), scalar.Value, $"{place.Value} is {scalar.Value}", $"Use a number {number.Range}.", place, scope);
            }
        }
        else if (definition.Text is { } text && (type is ScalarType.Text || text.Converts) && !(type is ScalarType.Null && definition.AcceptsNull))
        {
            VisitText(scalar, text, definition, place, scope);
        }
        else if (!(definition.AcceptsBoolean && IsBoolean(scalar, type)) && !(type is ScalarType.Null && definition.AcceptsNull))
        {
            ReportType(scalar, type, definition, place, scope);
        }
    }

    private bool IsWrongKey(YamlScalar key) => _dialect.HasTextKeys && _dialect.TypeOf(key) is not ScalarType.Text;

    private bool IsBoolean(YamlScalar scalar, ScalarType type) =>
        type is ScalarType.Boolean || (_dialect.ConvertsBooleans && type is ScalarType.Text && scalar.Value.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N");

    private void VisitText(YamlScalar scalar, SchemaText text, SchemaDefinition definition, SchemaPlace place, Scope scope)
    {
        // Nothing is an empty text to an engine that converts.
        var value = _dialect.TypeOf(scalar) is ScalarType.Null ? "" : scalar.Value;
        if (value.Length == 0 && (text.Length.Minimum >= 1 || !text.Values.IsDefault))
        {
            ReportEmpty(place.Of(scalar), value, definition, place, scope);
        }
        else if (!text.Length.Contains(value.Length))
        {
            Report(SchemaProblemKind.UnexpectedValue, scalar.Span, value, $"{place.Value} has {value.Length} characters", $"Use {text.Length}.", place, scope);
        }
        else if (!text.Values.IsDefault && !text.Values.Contains(value))
        {
            ReportValue(scalar, value, text.Values, place, scope);
        }
        else if (!TextFormats.IsValid(value, text.Format))
        {
            Report(SchemaProblemKind.UnexpectedValue, scalar.Span, value, $"{place.Value} can't be {Quote(value)}", TextFormats.Explain(text.Format), place, scope);
        }
    }

    private void VisitSequence(YamlSequence sequence, SchemaDefinition definition, SchemaPlace place, Scope scope)
    {
        if (definition.Sequence is not { } expected)
        {
            ReportType(sequence, null, definition, place, scope);
            return;
        }

        if (sequence.Items.IsEmpty && expected.Count.Minimum > 0)
        {
            Report(SchemaProblemKind.EmptyList, sequence.Span, place.Key, $"{place.Value} is an empty list", $"Add an item, or remove {place.Key}.", place, scope);
        }
        else if (!expected.Count.Contains(sequence.Items.Length))
        {
            Report(SchemaProblemKind.UnexpectedValue, place.Of(sequence), place.Key, $"{place.Value} has {sequence.Items.Length} items", $"Use {expected.Count}.", place, scope);
        }

        var seen = expected.IsUnique ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var item in sequence.Items)
        {
            if (seen is not null && item.Text is { } text && !seen.Add(text))
            {
                Report(SchemaProblemKind.UnexpectedValue, item.Span, text, $"{Quote(text)} is twice in {place.Key}", "Remove one.", place, scope);
            }

            Visit(item, expected.Item, new SchemaPlace(place.Key, IsItem: true, IsNamed: false, place.Span) { IsOnlyItem = sequence.Items.Length == 1 }, scope);
        }
    }

    private void VisitMapping(YamlMapping mapping, SchemaDefinition definition, SchemaPlace place, Scope scope)
    {
        if (definition.Mappings.IsEmpty)
        {
            ReportType(mapping, null, definition, place, scope);
            return;
        }

        var choice = MappingChoice.Choose(mapping, definition.Mappings);
        if (choice.UnknownTag is { } tag)
        {
            // What else may be there depends on it.
            var (key, value) = (mapping.Find(tag)!.Key, mapping[tag]!.AsScalar!);
            Report(SchemaProblemKind.UnexpectedValue, value.Span, value.Value, $"{tag} can't be {Quote(value.Value)}", $"Expected one of {WordList.Join(choice.TagValues, "or")}.", new SchemaPlace(tag, IsItem: false, IsNamed: false, key.Span), scope);
            return;
        }

        var subject = place.Subject(choice.Label);
        if (mapping.Entries.IsEmpty && (choice.Mapping.IsFilled || choice.Mapping is not { Required.IsEmpty: true, Constraints.IsEmpty: true }))
        {
            ReportEmpty(mapping.Span, "", definition, place, scope);
            return;
        }

        var unknown = FindUnknown(mapping, choice.Mapping, scope);
        ReportUnknown(unknown, choice, subject, place, scope);
        ReportMissing(mapping, choice, unknown, subject, place, scope);
        VisitValues(mapping, choice.Mapping, place, scope);
    }

    private void VisitValues(YamlMapping mapping, SchemaMapping form, SchemaPlace place, Scope scope)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key is not YamlScalar key)
            {
                continue;
            }

            if (!SchemaDialect.IsMerge(key))
            {
                VisitValue(key, entry.Value, form, place, scope);
            }
            else if (_dialect.FollowsMerges)
            {
                VisitMerged(entry.Value, form, place, scope);
            }
        }
    }

    /// <summary>Looks at what a merge key takes in, each source once: it has the same keys, of which it need not have all.</summary>
    private void VisitMerged(YamlNode value, SchemaMapping form, SchemaPlace place, Scope scope)
    {
        foreach (var source in value.AsSequence?.Items ?? [value])
        {
            if (source.AsMapping is { } mapping && scope.Depth <= MaximumDepth && _merged.Add((mapping, form)))
            {
                ReportUnknown(FindUnknown(mapping, form, scope), new MappingChoice(form), place.Subject(form.Label), place, scope);
                VisitValues(mapping, form, place, scope with { Depth = scope.Depth + 1 });
            }
        }
    }

    private void VisitValue(YamlScalar key, YamlNode value, SchemaMapping mapping, SchemaPlace place, Scope scope)
    {
        if (IsWrongKey(key))
        {
            Report(SchemaProblemKind.WrongType, key.Span, key.Value, $"The key {key.Value} is a {SchemaTypes.Name(_dialect.TypeOf(key))}", "Put it in quotes.", place, scope);
        }
        else if (mapping.Keys.TryGetValue(key.Value, out var known))
        {
            Visit(value, known.Definition, new SchemaPlace(key.Value, IsItem: false, IsNamed: false, key.Span), scope);
        }
        else if (mapping.Other is { } other && !mapping.IsExtension(key.Value) && !IsExpression(key, scope))
        {
            if (key.Value.Length == 0)
            {
                Report(SchemaProblemKind.EmptyValue, key.Span, "", $"{place.Value} has an empty key", "Name it, or remove it.", place, scope);
            }
            else if (!TextFormats.IsValid(key.Value, mapping.NameFormat))
            {
                Report(SchemaProblemKind.UnexpectedValue, key.Span, key.Value, $"{place.Value} can't have the key {Quote(key.Value)}", TextFormats.Explain(mapping.NameFormat), place, scope);
            }

            Visit(value, other, new SchemaPlace(key.Value, IsItem: false, IsNamed: true, key.Span), scope);
        }
    }

    private List<YamlScalar> FindUnknown(YamlMapping mapping, SchemaMapping form, Scope scope)
    {
        var unknown = new List<YamlScalar>();
        foreach (var entry in mapping.Entries)
        {
            if (form.Other is null && entry.Key is YamlScalar key && !form.Keys.ContainsKey(key.Value) && !form.IsExtension(key.Value) && !IsWrongKey(key) && !SchemaDialect.IsMerge(key) && !IsExpression(key, scope))
            {
                unknown.Add(key);
            }
        }

        return unknown;
    }

    private void ReportUnknown(List<YamlScalar> unknown, MappingChoice choice, string subject, SchemaPlace place, Scope scope)
    {
        var isTold = false;
        foreach (var key in unknown)
        {
            if (choice.Rivals.Contains(key.Value))
            {
                // What else belongs to the other form comes of the same mistake.
                if (!isTold)
                {
                    Report(SchemaProblemKind.ConflictingKeys, key.Span, key.Value, $"{subject} can't have {key.Value} beside {choice.Chosen}", "Remove one of them, or split it in two.", place, scope);
                }

                isTold = true;
            }
            else if (choice.Missing.IsEmpty)
            {
                Report(SchemaProblemKind.UnknownKey, key.Span, key.Value, $"{subject} can't have the key {key.Value}", WordList.Suggest(key.Value, [.. choice.Mapping.Keys.Keys], $"Remove {key.Value}."), place, scope);
            }
            else if (Spelling.Nearest(key.Value, [.. choice.Missing]) is { } meant)
            {
                Report(SchemaProblemKind.UnknownKey, key.Span, key.Value, $"{subject} can't have the key {key.Value}", $"Did you mean {meant}?", place, scope);
            }
        }
    }

    private void ReportMissing(YamlMapping mapping, MappingChoice choice, List<YamlScalar> unknown, string subject, SchemaPlace place, Scope scope)
    {
        // With a merge key or an expression nobody knows what is there.
        if (mapping.Entries.Any(entry => entry.Key is not YamlScalar key || SchemaDialect.IsMerge(key) || IsExpression(key, scope)))
        {
            return;
        }

        var span = place.IsItem || place.Key.Length == 0 ? mapping.Entries.FirstOrDefault()?.Key.Span ?? mapping.Span : place.Span;
        if (!choice.Missing.IsEmpty && !IsMisspelled(choice.Missing))
        {
            Report(SchemaProblemKind.MissingKey, span, choice.Missing[0], $"{subject} has none of the keys {WordList.Join(choice.Missing, "and")}", "Add one of them.", place, scope);
        }

        foreach (var key in choice.Mapping.Required)
        {
            if (mapping.Find(key.Name) is null && choice.Missing.IsEmpty && !IsMisspelled([key.Name]))
            {
                Report(SchemaProblemKind.MissingKey, span, key.Name, $"{subject} has no {key.Name}", $"Add {key.Name}.", place, scope);
            }
        }

        foreach (var constraint in choice.Mapping.Constraints)
        {
            Check(constraint, mapping, span, subject, place, scope);
        }

        bool IsMisspelled(ImmutableArray<string> names) => unknown.Exists(key => Spelling.Nearest(key.Value, [.. names]) is not null);
    }

    private bool IsExpression(YamlScalar key, Scope scope) => scope.AcceptsExpressions && _dialect.IsExpression(key.Value);

    private void Check(SchemaConstraint constraint, YamlMapping mapping, TextSpan span, string subject, SchemaPlace place, Scope scope)
    {
        var keys = constraint.Keys;
        switch (constraint.Kind)
        {
            case SchemaConstraintKind.One or SchemaConstraintKind.Some:
                var present = keys.Where(key => mapping.Find(key) is not null).ToArray();
                if (present.Length == 0)
                {
                    Report(SchemaProblemKind.MissingKey, span, keys[0], $"{subject} has none of the keys {WordList.Join(keys, "and")}", "Add one of them.", place, scope);
                }
                else if (present.Length > 1 && constraint.Kind is SchemaConstraintKind.One)
                {
                    Report(SchemaProblemKind.ConflictingKeys, mapping.Find(present[1])!.Key.Span, present[1], $"{subject} can't have {present[1]} beside {present[0]}", "Remove one of them.", place, scope);
                }

                break;
            case var kind:
                var first = mapping.Find(keys[0]);
                var decides = first is not null && (constraint.Value is null || first.Value.Text == constraint.Value);
                if (decides == (kind is SchemaConstraintKind.Needs) && keys.Skip(1).FirstOrDefault(key => mapping.Find(key) is null) is { } absent)
                {
                    var condition = kind is SchemaConstraintKind.Unless ? "" : constraint.Value is null ? $" beside {keys[0]}" : $" although {keys[0]} is {constraint.Value}";
                    Report(SchemaProblemKind.MissingKey, decides ? first!.Key.Span : span, absent, $"{subject} has no {absent}{condition}", $"Add {absent}.", place, scope);
                }

                break;
        }
    }

    private void ReportValue(YamlScalar scalar, string value, ImmutableArray<string> values, SchemaPlace place, Scope scope) =>
        Report(SchemaProblemKind.UnexpectedValue, scalar.Span, value, $"{place.Value} can't be {Quote(value)}", WordList.Suggest(value, values, "Correct the value."), place, scope);

    private void ReportEmpty(TextSpan span, string value, SchemaDefinition definition, SchemaPlace place, Scope scope) =>
        Report(SchemaProblemKind.EmptyValue, span, value, place.IsItem ? $"{place.Value} is empty" : $"{place.Value} has no value", place.IsItem ? "Remove it, or give it a value." : $"Add {SchemaTypes.Describe(definition)}, or remove {place.Key}.", place, scope);

    private void ReportType(YamlNode node, ScalarType? type, SchemaDefinition definition, SchemaPlace place, Scope scope)
    {
        if (type is ScalarType.Null)
        {
            ReportEmpty(place.Of(node), "", definition, place, scope);
            return;
        }

        var scalar = node as YamlScalar;
        var found = type is null ? SchemaTypes.Describe(node) : $"the {SchemaTypes.Name(type.Value)} {Quote(scalar!.Value)}";
        var isAtKey = _dialect.ReportsTypesAtKeys && place.Key.Length > 0 && (place.IsItem ? place.IsOnlyItem : type is null);
        Report(SchemaProblemKind.WrongType, isAtKey ? place.Span : place.Of(node), scalar?.Value ?? place.Key, $"{place.Value} is {found}", $"Use {SchemaTypes.Describe(definition)}.", place, scope);
    }

    private void Report(SchemaProblemKind kind, TextSpan span, string name, string fact, string advice, SchemaPlace place, Scope scope)
    {
        if (_anchor is { } node)
        {
            _inAnchored.Add((_problems.Count, node));
        }

        _problems.Add(new SchemaProblem(kind, span, name, fact, advice, scope.Topic) { Parent = place.Key });
    }

    private static string Quote(string value) => PrintableText.Line(value);

    /// <summary>What holds at a place and below.</summary>
    private readonly record struct Scope(bool AcceptsExpressions, string? Topic, int Depth);
}
