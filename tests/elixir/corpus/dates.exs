Date.new(2023,1,1)

Date.new(2023,13,1)

Date.new(2023,2,29)

Date.new!(2023,2,29)

Date.new!(1,:a,1)

Date.new(:a,1,1)

Date.new(20000,1,1)

Date.from_iso8601("2023-01-01")

Date.from_iso8601("2023-1-1")

Date.from_iso8601("2023-02-30")

Date.from_iso8601!("x")

Date.from_iso8601!("2023-02-30")

Date.from_iso8601(1)

Date.from_iso8601("+2023-01-01")

Date.to_iso8601(~D[2023-01-02])

Date.to_iso8601(~D[2023-01-02], :basic)

Date.to_string(~D[2023-01-02])

Date.to_iso8601(1)

Date.add(~D[2023-01-31], 1)

Date.add(~D[2023-01-31], -400)

Date.add(~D[2023-01-31], 1.0)

Date.add(1, 1)

Date.add(~D[9999-12-31], 1)

Date.diff(~D[2023-01-31], ~D[2022-01-31])

Date.diff(1, 2)

Date.compare(~D[2023-01-31], ~D[2022-01-31])

Date.compare(~D[2023-01-31], 1)

Date.day_of_week(~D[2023-01-31])

Date.day_of_week(~D[2023-01-31], :sunday)

Date.day_of_week(~D[2023-01-31], :x)

Date.beginning_of_month(~D[2023-01-31])

Date.end_of_month(~D[2023-02-03])

Date.beginning_of_week(~D[2023-02-03])

Date.beginning_of_week(~D[2023-02-03], :sunday)

Date.end_of_week(~D[2023-02-03])

Date.leap_year?(~D[2024-01-01])

Date.leap_year?(1)

Date.days_in_month(~D[2024-02-01])

Date.day_of_year(~D[2024-03-01])

Date.quarter_of_year(~D[2024-05-01])

Date.months_in_year(~D[2024-05-01])

Date.year_of_era(~D[2024-05-01])

Date.day_of_era(~D[2024-05-01])

Date.to_erl(~D[2024-05-01])

Date.from_erl({2024,5,1})

Date.from_erl({2024,13,1})

Date.from_erl!({2024,13,1})

Date.to_gregorian_days(~D[2024-05-01])

Date.from_gregorian_days(1)

Date.range(~D[2024-05-01], ~D[2024-05-03])

Date.range(~D[2024-05-03], ~D[2024-05-01])

Date.range(~D[2024-05-01], ~D[2024-05-10], 3)

Map.from_struct(Date.range(~D[2024-05-01], ~D[2024-05-10], 3))

%Date{year: 2023, month: 1, day: 2}

~D[2023-01-02].year

Map.get(~D[2023-01-02], :day)

~D[2023-01-02] == Date.new!(2023, 1, 2)

to_string(~D[2023-01-02])

"#{~D[2023-01-02]}"

for days <- [0, 59, 60, 365, 366, 36524, 36525, 146097, 730000, 800000], do: Date.from_gregorian_days(days)

for year <- [0, 4, 100, 400, 1900, 2000, 2023, 2024], do: Date.to_gregorian_days(Date.new!(year, 3, 1))

for month <- [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], do: Date.days_in_month(Date.new!(2023, month, 1))

Enum.to_list(Date.range(~D[2024-05-01], ~D[2024-05-03]))

Enum.count(Date.range(~D[2024-05-01], ~D[2024-05-03]))

~D[2024-05-02] in Date.range(~D[2024-05-01], ~D[2024-05-03])

~D[2024-06-02] in Date.range(~D[2024-05-01], ~D[2024-05-03])

for date <- Date.range(~D[2024-02-28], ~D[2024-03-01]), do: date.day

Enum.map(Date.range(~D[2024-05-03], ~D[2024-05-01]), &Date.to_string/1)

Enum.to_list(Date.range(~D[2024-05-01], ~D[2024-05-10], 4))

Enum.sort([~D[2024-05-03], ~D[2023-06-01]], Date)

Enum.max([~D[2024-05-03], ~D[2023-06-01]], Date)
