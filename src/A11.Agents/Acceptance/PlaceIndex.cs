using A11.Core.Text;

namespace A11.Agents.Acceptance;

/// <summary>Which files a task's models were read from, so that what they show can be pointed at.</summary>
internal sealed class PlaceIndex
{
    private readonly Dictionary<object, (string Path, SourceText Text)> _files = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes the file of models, and gives back the first.</summary>
    public TModel Add<TModel>(TModel model, string path, SourceText text, params IEnumerable<object> parts)
        where TModel : class
    {
        foreach (var part in parts.Prepend(model))
        {
            _files[part] = (path, text);
        }

        return model;
    }

    /// <summary>The line at which a span of a model begins; null where it has no such span, or its file is not known.</summary>
    public CriterionPlace? Find(object model, TextSpan? span) =>
        span is { } place && _files.TryGetValue(model, out var file) && place.Start <= file.Text.Length ? new CriterionPlace(file.Path, file.Text.GetPosition(place.Start).Line) : null;
}
