namespace A11.Core.Workflows.Expressions;

/// <summary>An object.</summary>
/// <param name="Properties">The properties that are known; their names are compared without regard to case.</param>
/// <param name="Others">What properties of other names are; null where there are none.</param>
internal sealed record ObjectType(IReadOnlyDictionary<string, ExpressionType> Properties, ExpressionType? Others = null) : ExpressionType
{
    private static readonly Dictionary<string, ExpressionType> None = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which of <see cref="Properties"/> are there; null for all.</summary>
    public Predicate<string>? Filter { get; init; }

    /// <inheritdoc/>
    public override string Title => "an object";

    /// <summary>An object without properties.</summary>
    public static ObjectType Empty { get; } = new(None);

    /// <summary>An object of properties that are known; of two with one name, the first.</summary>
    public static ObjectType Create(IEnumerable<(string Name, ExpressionType Type)> properties, ExpressionType? others = null)
    {
        var index = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, type) in properties)
        {
            _ = index.TryAdd(name, type);
        }

        return new ObjectType(index, others);
    }

    /// <summary>An object of whose names nothing is known.</summary>
    public static ObjectType MapOf(ExpressionType others) => new(None, others);

    /// <summary>The type of a property; null where there can't be one of this name.</summary>
    public ExpressionType? Find(string name) => Properties.TryGetValue(name, out var type) && Filter?.Invoke(name) != false ? type : Others;

    public static ObjectType Merge(ObjectType left, ObjectType right) => Create(
        left.Properties.Keys.Union(right.Properties.Keys, StringComparer.OrdinalIgnoreCase).Select(name => (
            name,
            left.Find(name) is not { } one ? right.Find(name) ?? Any : right.Find(name) is { } other ? Merge(one, other) : one)),
        left.Others is null ? right.Others : right.Others is null ? left.Others : Merge(left.Others, right.Others));
}
