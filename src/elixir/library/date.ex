defmodule Date do
  def new(year, month, day, calendar \\ Calendar.ISO)

  def new(year, month, day, Calendar.ISO) when is_integer(year) and is_integer(month) and is_integer(day) do
    if Coppice.valid_date?(year, month, day), do: {:ok, Coppice.date(year, month, day)}, else: {:error, :invalid_date}
  end

  def new(year, month, day, Calendar.ISO), do: refused(:valid_date?, [year, month, day])

  def new!(year, month, day, calendar \\ Calendar.ISO) do
    case new(year, month, day, calendar) do
      {:ok, date} -> date
      {:error, reason} -> raise ArgumentError, "cannot build date, reason: #{inspect(reason)}"
    end
  end

  defp refused(name, arguments), do: :erlang.raise(:error, :function_clause, [{Calendar.ISO, name, arguments, []}])

  def from_iso8601(string) when is_binary(string) do
    case Coppice.read_date(string) do
      %{} = date -> {:ok, date}
      reason -> {:error, reason}
    end
  end

  def from_iso8601(string), do: refused(:parse_date, [string])

  def from_iso8601!(string) do
    case from_iso8601(string) do
      {:ok, date} -> date
      {:error, reason} -> raise ArgumentError, "cannot parse #{inspect(string)} as date, reason: #{inspect(reason)}"
    end
  end

  def to_iso8601(date, format \\ :extended)
  def to_iso8601(%{calendar: Calendar.ISO} = date, :extended), do: Date.to_string(date)

  def to_iso8601(%{calendar: Calendar.ISO, year: year, month: month, day: day}, :basic) do
    padded(year, 4) <> padded(month, 2) <> padded(day, 2)
  end

  def to_string(%{calendar: Calendar.ISO, year: year, month: month, day: day}) do
    padded(year, 4) <> "-" <> padded(month, 2) <> "-" <> padded(day, 2)
  end

  defp padded(number, width), do: String.pad_leading(Integer.to_string(number), width, "0")

  def add(%{calendar: Calendar.ISO} = date, days), do: of_days(to_gregorian_days(date) + days)

  def diff(%{calendar: Calendar.ISO} = date1, %{calendar: Calendar.ISO} = date2) do
    to_gregorian_days(date1) - to_gregorian_days(date2)
  end

  def compare(%{calendar: calendar} = date1, %{calendar: calendar} = date2) do
    {first, second} = {{date1.year, date1.month, date1.day}, {date2.year, date2.month, date2.day}}

    cond do
      first > second -> :gt
      first < second -> :lt
      true -> :eq
    end
  end

  defp of_days(days) when is_integer(days) and days in 0..3_652_424, do: Coppice.date_of_days(days)
  defp of_days(days), do: refused(:date_from_iso_days, [days])

  def from_gregorian_days(days) when is_integer(days), do: of_days(days)

  def to_gregorian_days(%{calendar: Calendar.ISO, year: year, month: month, day: day}) do
    Coppice.days_of_date(year, month, day)
  end

  def to_erl(%{year: year, month: month, day: day}), do: {year, month, day}
  def from_erl({year, month, day}), do: new(year, month, day)

  def from_erl!(tuple) do
    case from_erl(tuple) do
      {:ok, date} -> date
      {:error, reason} -> raise ArgumentError, "cannot convert #{inspect(tuple)} to date, reason: #{inspect(reason)}"
    end
  end

  def day_of_week(date, starting_on \\ :default)

  def day_of_week(%{calendar: Calendar.ISO} = date, starting_on) do
    Integer.mod(to_gregorian_days(date) + 5 - offset(starting_on), 7) + 1
  end

  defp offset(:default), do: 0

  defp offset(day) when day in [:monday, :tuesday, :wednesday, :thursday, :friday, :saturday, :sunday] do
    place(day, [:monday, :tuesday, :wednesday, :thursday, :friday, :saturday, :sunday], 0)
  end

  defp offset(day), do: refused(:day_of_week_offset, [day])

  defp place(day, [day | _], at), do: at
  defp place(day, [_ | rest], at), do: place(day, rest, at + 1)

  def beginning_of_week(%{calendar: Calendar.ISO} = date, starting_on \\ :default) do
    add(date, 1 - day_of_week(date, starting_on))
  end

  def end_of_week(%{calendar: Calendar.ISO} = date, starting_on \\ :default) do
    add(date, 7 - day_of_week(date, starting_on))
  end

  def beginning_of_month(%{year: year, month: month, calendar: Calendar.ISO}), do: Coppice.date(year, month, 1)

  def end_of_month(%{year: year, month: month, calendar: Calendar.ISO} = date) do
    Coppice.date(year, month, days_in_month(date))
  end

  def days_in_month(%{calendar: Calendar.ISO, year: year, month: month}), do: Coppice.days_in_month(year, month)
  def leap_year?(%{calendar: Calendar.ISO, year: year}), do: Coppice.days_in_month(year, 2) == 29
  def months_in_year(%{calendar: Calendar.ISO, year: _}), do: 12
  def quarter_of_year(%{calendar: Calendar.ISO, month: month, day: _}), do: div(month - 1, 3) + 1

  def day_of_year(%{calendar: Calendar.ISO, year: year} = date) do
    to_gregorian_days(date) - Coppice.days_of_date(year, 1, 1) + 1
  end

  def year_of_era(%{calendar: Calendar.ISO, year: year}) when year > 0, do: {year, 1}
  def year_of_era(%{calendar: Calendar.ISO, year: year}), do: {abs(year) + 1, 0}

  def day_of_era(%{calendar: Calendar.ISO, year: year} = date) when year > 0, do: {to_gregorian_days(date) - 365, 1}
  def day_of_era(%{calendar: Calendar.ISO} = date), do: {366 - to_gregorian_days(date), 0}

  def range(%{calendar: calendar} = first, %{calendar: calendar} = last) do
    made_range(first, last, if(compare(first, last) == :gt, do: -1, else: 1))
  end

  def range(%{calendar: calendar} = first, %{calendar: calendar} = last, step) when is_integer(step) and step != 0 do
    made_range(first, last, step)
  end

  def range(%{calendar: _, year: _, month: _, day: _} = first, %{calendar: _, year: _, month: _, day: _} = last, step) do
    raise ArgumentError,
          "both dates must have matching calendar and the step must be a non-zero integer, got: " <>
            "#{inspect(first)}, #{inspect(last)}, #{step}"
  end

  defp made_range(first, last, step) do
    %Date.Range{
      first: first,
      last: last,
      first_in_iso_days: to_gregorian_days(first),
      last_in_iso_days: to_gregorian_days(last),
      step: step
    }
  end

  # For Enum.
  def elements(%Date.Range{first_in_iso_days: first, last_in_iso_days: last, step: step}) do
    for days <- first..last//step, do: of_days(days)
  end

  def convert(%{calendar: calendar} = date, calendar), do: {:ok, Coppice.date(date.year, date.month, date.day)}

  def convert!(date, calendar) do
    {:ok, converted} = convert(date, calendar)
    converted
  end

  # The epoch is when the clock began.
  def utc_today(), do: of_days(719_528 + div(:erlang.system_time(:second), 86_400))
end
